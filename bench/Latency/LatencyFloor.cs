using System.Diagnostics;
using System.Globalization;
using System.Text;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Bench.Latency;

/// <summary>
/// The least that a recall can cost with this SDK and this store: its calls (two point reads, one search by vector, two other
/// queries), but ten rows of one property each, and the dot products. In this process, without HTTP and without anything of ours.
/// </summary>
internal sealed class LatencyFloor : IAsyncDisposable
{
    private const int Dimensions = 512;
    private const int BatchSize = 50;

    /// <summary>Until the SDK's code is compiled with all optimisations.</summary>
    private const int WarmUp = 1_500;
    private const string Partition = "floor";

    private readonly EmbeddedCosmosEndpoint endpoint;
    private readonly CosmosClient client;
    private readonly Random random = new(7);
    private Container? container;

    private LatencyFloor(EmbeddedCosmosEndpoint endpoint)
    {
        this.endpoint = endpoint;
        client = new CosmosClient(endpoint.Endpoint.ToString(), endpoint.Key, new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            HttpClientFactory = () => new HttpClient(endpoint.CreateHandler(), disposeHandler: false),
        });
    }

    public static async Task<LatencyRow> MeasureAsync(int memories, int calls, CancellationToken cancellationToken)
    {
        var account = await EmbeddedCosmosEndpoint.OpenAsync(
            new EmbeddedCosmosOptions(), TimeProvider.System, NullLogger<EmbeddedCosmosEndpoint>.Instance, cancellationToken);
        await using var floor = new LatencyFloor(account);
        await floor.FillAsync(memories, cancellationToken);
        await floor.AskAsync(WarmUp, cancellationToken);
        var (allocated, processor) = (GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        var load = await floor.AskAsync(calls, cancellationToken);
        return new LatencyRow(LatencyKind.Floor, memories, 1, load, Environment.CpuUsage.TotalTime - processor, GC.GetTotalAllocatedBytes() - allocated, null);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await endpoint.DisposeAsync();
    }

    private async Task FillAsync(int memories, CancellationToken cancellationToken)
    {
        var database = (await client.CreateDatabaseIfNotExistsAsync("floor", cancellationToken: cancellationToken)).Database;
        var properties = new ContainerProperties("floor", "/bank")
        {
            PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
            IndexingPolicy = new IndexingPolicy { IncludedPaths = { new IncludedPath { Path = "/bank/?" }, new IncludedPath { Path = "/lot/?" } }, ExcludedPaths = { new ExcludedPath { Path = "/*" } }, VectorIndexes = [new VectorIndexPath { Path = "/embedding", Type = VectorIndexType.QuantizedFlat }] },
            VectorEmbeddingPolicy = new VectorEmbeddingPolicy([new Embedding { Path = "/embedding", DataType = VectorDataType.Float32, DistanceFunction = DistanceFunction.Cosine, Dimensions = Dimensions }]),
        };
        container = (await database.CreateContainerIfNotExistsAsync(properties, cancellationToken: cancellationToken)).Container;
        for (var from = 0; from < memories; from += BatchSize)
        {
            var batch = container.CreateTransactionalBatch(new PartitionKey(Partition));
            for (var number = from; number < Math.Min(memories, from + BatchSize); number++)
            {
                var json = $"{{\"id\":\"{number}\",\"bank\":\"{Partition}\",\"lot\":{number / 10},\"embedding\":[{Vector()}]}}";
                batch.CreateItemStream(new MemoryStream(Encoding.UTF8.GetBytes(json)));
            }

            using var response = await batch.ExecuteAsync(cancellationToken);
            _ = response.IsSuccessStatusCode ? response : throw new BenchException($"The store of the floor answered {(int)response.StatusCode}.");
        }
    }

    private async Task<LoadResult> AskAsync(int calls, CancellationToken cancellationToken)
    {
        var samples = new List<Sample>(calls);
        var started = Stopwatch.GetTimestamp();
        for (var call = 0; call < calls; call++)
        {
            var begun = Stopwatch.GetTimestamp();
            await ReadAsync("0", cancellationToken);
            await ReadAsync("1", cancellationToken);
            var vector = new QueryDefinition("SELECT TOP 10 c.id FROM c WHERE c.bank = @bank ORDER BY VectorDistance(c.embedding, @vector)")
                .WithParameterStream("@vector", new MemoryStream(Encoding.UTF8.GetBytes($"[{Vector()}]")));
            await QueryAsync(vector, cancellationToken);
            await QueryAsync(Lot(call), cancellationToken);
            await QueryAsync(Lot(call + 1), cancellationToken);
            var elapsed = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            samples.Add(new Sample(200, elapsed, elapsed));
        }

        return new LoadResult(samples, Stopwatch.GetElapsedTime(started));
    }

    private static QueryDefinition Lot(int number) =>
        new QueryDefinition("SELECT TOP 10 c.id FROM c WHERE c.bank = @bank AND c.lot = @lot").WithParameter("@lot", number % 10);

    private async Task ReadAsync(string id, CancellationToken cancellationToken)
    {
        using var response = await container!.ReadItemStreamAsync(id, new PartitionKey(Partition), cancellationToken: cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task QueryAsync(QueryDefinition query, CancellationToken cancellationToken)
    {
        var options = new QueryRequestOptions { PartitionKey = new PartitionKey(Partition), MaxItemCount = -1, MaxConcurrency = 1, EnableOptimisticDirectExecution = true };
        using var pages = container!.GetItemQueryStreamIterator(query.WithParameter("@bank", Partition), requestOptions: options);
        while (pages.HasMoreResults)
        {
            using var response = await pages.ReadNextAsync(cancellationToken);
            response.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Numbers as long as an embedder's.</summary>
    private string Vector() => string.Join(',', Enumerable.Range(0, Dimensions).Select(_ => (random.NextSingle() - 0.5f).ToString("R", CultureInfo.InvariantCulture)));
}
