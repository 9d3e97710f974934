using System.Text.Json;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Looks at a bank's items as they are at rest.</summary>
internal sealed class BankAudit
{
    private readonly BankId bank;

    private BankAudit(BankId bank, IReadOnlyList<JsonElement> items) => (this.bank, Items) = (bank, items);

    public IReadOnlyList<JsonElement> Items { get; }

    /// <summary>The memories that are there for good, neither staged nor retired.</summary>
    public IReadOnlyList<JsonElement> Memories =>
        [.. OfKind(ItemKind.Memory).Where(item => item.GetProperty("until").GetInt64() == MemoryItem.Never && !item.TryGetProperty("generation", out _))];

    public static async Task<BankAudit> ReadAsync(MemoryHost host, BankId bank)
    {
        var items = new List<JsonElement>();
        var options = new QueryRequestOptions { PartitionKey = new PartitionKey(bank.Path) };
        using var pages = host.Containers.Memories.GetItemQueryStreamIterator("SELECT * FROM c", requestOptions: options);
        while (pages.HasMoreResults)
        {
            using var response = await pages.ReadNextAsync();
            response.EnsureSuccessStatusCode();
            using var page = await JsonDocument.ParseAsync(response.Content);
            items.AddRange(page.RootElement.GetProperty("Documents").EnumerateArray().Select(item => item.Clone()));
        }

        return new BankAudit(bank, items);
    }

    /// <summary>Drains the bank and checks that what is at rest agrees with itself and that nothing is left over.</summary>
    public static async Task<BankAudit> CheckDrainedAsync(MemoryHost host, BankId bank)
    {
        await host.DrainAsync(bank);
        var audit = await ReadAsync(host, bank);
        audit.CheckDrained();
        return audit;
    }

    public IEnumerable<JsonElement> OfKind(string kind) => Items.Where(item => Text(item, "kind") == kind);

    public static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static TermIndex IndexOf(JsonElement memory) => TermIndex.Read(memory.GetProperty("index").GetBytesFromBase64());

    private void CheckDrained()
    {
        if (OfKind(ItemKind.Header).SingleOrDefault() is not { ValueKind: JsonValueKind.Object } header)
        {
            Assert.Empty(Items);
            return;
        }

        foreach (var unset in new[] { "leaseOwner", "leaseUntil", "staging", "dueAt" })
        {
            Assert.False(header.TryGetProperty(unset, out _), $"the header has {unset}");
        }

        Assert.Equal(0, header.GetProperty("generations").GetArrayLength());
        Assert.Equal(0, header.GetProperty("hidden").GetArrayLength());
        Assert.False(header.GetProperty("rung").GetBoolean());
        var life = Text(header, "life");
        Assert.All(Items, item => Assert.Equal(life, Text(item, "life")));
        Assert.Single(OfKind(ItemKind.Marker));
        CheckDocuments(header.GetProperty("version").GetInt64());
        CheckStatistics();
    }

    private void CheckDocuments(long version)
    {
        var chunks = OfKind(ItemKind.Chunk).Select(chunk => (Text(chunk, "documentLife"), Text(chunk, "hash"))).ToHashSet();
        var listed = new HashSet<(string?, string?)>();
        var lives = new HashSet<string?>();
        foreach (var document in OfKind(ItemKind.Document))
        {
            Assert.False(document.TryGetProperty("dueAt", out _), "a document is due");
            if (document.GetProperty("deleted").GetBoolean())
            {
                Assert.True(document.TryGetProperty("ttl", out _));
                continue;
            }

            var documentLife = Text(document, "documentLife");
            lives.Add(documentLife);
            Assert.Equal(document.GetProperty("version").GetInt64(), document.GetProperty("indexedVersion").GetInt64());
            Assert.Equal(0, document.GetProperty("dropped").GetArrayLength());
            var refs = document.GetProperty("parts").EnumerateArray().SelectMany(part => part.GetProperty("chunks").EnumerateArray()).ToList();
            Assert.Equal(refs.Select(chunk => Text(chunk, "hash")), document.GetProperty("indexed").EnumerateArray().Select(chunk => Text(chunk, "hash")));
            listed.UnionWith(refs.Select(chunk => (documentLife, Text(chunk, "hash"))));
            var ids = refs.Select(chunk => ChunkId.Create(
                bank, Text(document, "documentId")!, chunk.GetProperty("line").GetInt32(), chunk.GetProperty("piece").GetInt32())).ToHashSet(StringComparer.Ordinal);
            var memories = Memories.Where(memory => Text(memory, "documentLife") == documentLife).ToList();
            Assert.Equal(memories.Count, document.GetProperty("memoryCount").GetInt32());
            Assert.Equal(refs.Sum(chunk => chunk.GetProperty("turns").GetInt32()), memories.Count);
            Assert.All(memories, memory => Assert.Contains(Text(memory, "chunkId")!, ids));
        }

        Assert.Equal(listed.Order(), chunks.Order());
        foreach (var memory in OfKind(ItemKind.Memory))
        {
            Assert.False(memory.TryGetProperty("generation", out _), "a memory carries a generation");
            Assert.InRange(memory.GetProperty("since").GetInt64(), 1, version);
            if (memory.GetProperty("until").GetInt64() == MemoryItem.Never)
            {
                Assert.Contains(Text(memory, "documentLife"), lives);
                Assert.False(memory.TryGetProperty("retiredBy", out _), "a memory that was not retired says by which generation it is");
                Assert.False(memory.TryGetProperty("ttl", out _), "a memory that was not retired expires");
            }
            else
            {
                Assert.True(memory.TryGetProperty("ttl", out _), "a retired memory does not expire");
            }
        }
    }

    private void CheckStatistics()
    {
        var terms = Memories.Select(IndexOf).ToList();
        var expected = BankStatistics.Empty.Change(terms, []);
        var item = OfKind(ItemKind.Statistics).SingleOrDefault();
        var (memories, length, frequencies) = item.ValueKind == JsonValueKind.Undefined
            ? (0, 0, [])
            : (item.GetProperty("memories").GetInt32(), item.GetProperty("length").GetInt64(), item.GetProperty("frequencies").GetBytesFromBase64());
        Assert.Equal((expected.Memories, expected.Length), (memories, length));
        Assert.Equal(expected.Frequencies.Write(), frequencies);
    }
}
