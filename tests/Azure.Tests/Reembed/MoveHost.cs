using System.Text.Json.Nodes;
using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Azure.Cosmos.Reembed;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Tests.Reembed;

/// <summary>A deployment that is moved to another model: the service on the old container, the new one beside it.</summary>
public sealed class MoveHost : IAsyncDisposable
{
    private const string Next = "memories-2";

    private MoveHost(MemoryHost old) => Old = old;

    /// <summary>The service as it is before the move.</summary>
    public MemoryHost Old { get; }

    public WordEmbedder Model { get; } = new();

    private Container Target => Old.Containers.Client.GetContainer(new CosmosOptions().Database, Next);

    public static MoveHost On(MemoryHost old) => new(old);

    public static async Task<MoveHost> StartAsync(IFaultInjector? faults = null) => new(await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults }));

    /// <summary>The service as it is started after the move.</summary>
    public Task<MemoryHost> StartNextAsync(TimeProvider? time = null) => MemoryHost.StartAsync(
        change: services => services.AddSingleton<IEmbedder>(Model).Configure<CosmosOptions>(options => options.Container = Next), time: time, beside: Old);

    public Task<MoveOutcome> RunAsync(MoveMode mode, CancellationToken cancellationToken = default) => Mover().RunAsync(mode, cancellationToken);

    public ContainerMover Mover(string? next = Next, IEmbedder? model = null, string? from = null)
    {
        var options = new CosmosOptions { NextContainer = next };
        options.Container = from ?? options.Container;
        var containers = new CosmosContainers(Old.Containers.Client, options);
        var transport = new CosmosTransport(Old.Endpoint.Endpoint, Old.Endpoint.Key, Old.Endpoint.CreateHandler);
        return new ContainerMover(
            containers, Options.Create(options), Options.Create(new ReembedOptions()), model ?? Model, TimeProvider.System, NullLogger<ContainerMover>.Instance, transport);
    }

    /// <summary>Both containers hold the same, but for the vectors: those of the new one are the new model's.</summary>
    /// <param name="banks">Those that are looked at.</param>
    public async Task CheckCopiedAsync(params IEnumerable<BankId> banks)
    {
        foreach (var bank in banks)
        {
            var old = await ItemsAsync(Old.Containers.Memories, bank);
            var next = await ItemsAsync(Target, bank);
            var life = old.TryGetValue(ItemId.Header, out var header) && (string?)header["kind"] == ItemKind.Header ? (string)header["life"]! : null;
            var expected = old.Values.Where(item => (string)item["kind"]! == ItemKind.Purge || (string)item["life"]! == life)
                .Where(item => (string)item["kind"]! != ItemKind.Marker).ToDictionary(Id, StringComparer.Ordinal);
            Assert.Equal(expected.Keys.Concat(life is null ? [] : [ItemId.Marker(life)]).Order(StringComparer.Ordinal), next.Keys.Order(StringComparer.Ordinal));
            foreach (var (id, item) in expected)
            {
                Assert.Equal(Plain(item), Plain(next[id]));
                CheckVector(next[id]);
            }
        }
    }

    /// <summary>How many items of the bank are in the new container.</summary>
    public async Task<int> CountCopiesAsync(BankId bank) => (await ItemsAsync(Target, bank)).Count;

    public ValueTask DisposeAsync() => Old.DisposeAsync();

    private static async Task<Dictionary<string, JsonObject>> ItemsAsync(Container container, BankId bank)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.bank = @bank").WithParameter("@bank", bank.Path);
        return (await new CosmosPartition(container, bank).QueryAsync<JsonObject>(query, default)).ToDictionary(Id, StringComparer.Ordinal);
    }

    private static string Id(JsonObject item) => (string)item["id"]!;

    private static SortedDictionary<string, string?> Plain(JsonObject item) => new(
        item.Where(property => !property.Key.StartsWith('_') && property.Key is not ("embedding" or "copiedFrom" or "movedTo" or "ttl"))
            .ToDictionary(property => property.Key, property => property.Value?.ToJsonString(), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private void CheckVector(JsonObject copy)
    {
        if (copy["embedding"] is JsonArray vector)
        {
            Assert.Equal(Model.Embed((string)copy["text"]!).ToArray(), vector.Select(number => (float)number!));
        }
    }
}
