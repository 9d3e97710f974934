using System.Text;
using MemoryFunctions.Embedded.Cosmos;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Journal;
using MemoryFunctions.Embedded.Cosmos.Writes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Journal;

/// <summary>The store below the protocol, on a folder.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private const string Definition = """
        {"id":"c","partitionKey":{"paths":["/bank"],"kind":"Hash","version":2},"defaultTtl":-1,
         "indexingPolicy":{"includedPaths":[{"path":"/tags/[]/?"}],"excludedPaths":[{"path":"/*"}],"vectorIndexes":[{"path":"/v","type":"flat"}]},
         "vectorEmbeddingPolicy":{"vectorEmbeddings":[{"path":"/v","dataType":"float32","dimensions":2,"distanceFunction":"cosine"}]}}
        """;

    private readonly CommitLog log;
    private readonly TimeProvider time;

    private TestStore(Catalog catalog, CommitLog log, TimeProvider time)
    {
        Catalog = catalog;
        this.log = log;
        this.time = time;
    }

    public Catalog Catalog { get; }

    public Container Container => Catalog.FindContainer("d", "c")!;

    public static async Task<TestStore> OpenAsync(
        IJournalFolder folder, long minCompactionBytes = long.MaxValue / 2, TimeProvider? time = null, ILogger? logger = null)
    {
        var catalog = new Catalog(0);
        time ??= TimeProvider.System;
        logger ??= NullLogger.Instance;
        var journal = EmbeddedCosmosEndpoint.OpenJournal(
            new EmbeddedCosmosOptions { MinCompactionBytes = minCompactionBytes }, folder, catalog, time, logger, CancellationToken.None);
        var store = new TestStore(catalog, new CommitLog(catalog, journal, time, logger), time);
        if (catalog.FindDatabase("d") is null)
        {
            await store.log.SubmitAsync(new CreateDatabase("d", isShared: false));
        }

        if (store.Catalog.FindContainer("d", "c") is null)
        {
            await store.log.SubmitAsync(
                new CreateContainer(catalog.FindDatabase("d")!, ContainerDefinitionReader.Read(Encoding.UTF8.GetBytes(Definition))));
        }

        return store;
    }

    public Task<IReadOnlyList<OperationResult>> WriteAsync(string bank, params ItemOperation[] operations) =>
        log.SubmitAsync(new ItemWrite(Container, Key(bank), operations));

    public async Task PutAsync(string bank, string id, string text, string more = "") =>
        Assert.True((await WriteAsync(bank, Upsert(bank, id, text, more)))[0].IsSuccess);

    public ItemOperation Upsert(string bank, string id, string text, string more = "") => new(ItemVerb.Upsert, id)
    {
        Content = ItemReader.Read(
            Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","bank":"{{bank}}","text":"{{text}}"{{more}}}"""), Container.Schema),
    };

    public StoredItem? Find(string bank, string id) => Container.FindPartition(Key(bank))?.Find(id);

    /// <summary>Everything that can be read, with its ETag.</summary>
    public SortedDictionary<string, string> Dump()
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var items = Container.Partitions.SelectMany(p => p.Live(Container.Definition.DefaultTimeToLive, now).Select(i => (p.Key, Item: i)));
        return new SortedDictionary<string, string>(
            items.ToDictionary(
                i => i.Key.Json + i.Item.Id, i => Encoding.UTF8.GetString(ItemRenderer.Render(i.Item, Container)), StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    public ValueTask DisposeAsync() => log.DisposeAsync();

    private static PartitionKeyValue Key(string bank) => PartitionKeyValue.Parse($"[\"{bank}\"]");
}
