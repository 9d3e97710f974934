using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Bench.Journal;

/// <summary>
/// How long the default run takes to open a folder of many memories, what it then weighs, and how fast it answers through the SDK. Half of the
/// memories are one bank's, the rest are spread over banks of 500.
/// </summary>
public static class JournalBenchmark
{
    private const string BigBank = "default/u/big";
    private const int SmallBankItems = 500;
    private const int Dimensions = 512;
    private const int TermsPerItem = 35;
    private const int Vocabulary = 20_000;
    private const int BatchItems = 100;

    /// <summary>Writes a folder, opens it again and prints what it measured.</summary>
    public static async Task<int> RunAsync(int items, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("journal-bench-").FullName;
        try
        {
            await WriteAsync(folder, items, cancellationToken);
            await MeasureAsync(folder, items, cancellationToken);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteAsync(string folder, int items, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        await using var endpoint = await OpenAsync(folder, cancellationToken);
        using var client = Connect(endpoint);
        Database database = await client.CreateDatabaseAsync("bench", cancellationToken: cancellationToken);
        Container container = await database.CreateContainerAsync(Definition(), cancellationToken: cancellationToken);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, (items + BatchItems - 1) / BatchItems),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
            async (batch, ct) => await WriteBatchAsync(container, batch * BatchItems, items, ct));
        Report("write seconds", started.Elapsed.TotalSeconds);
    }

    private static async Task WriteBatchAsync(Container container, int first, int items, CancellationToken cancellationToken)
    {
        var bank = BankOf(first, items);
        var batch = container.CreateTransactionalBatch(new PartitionKey(bank));
        for (var i = first; i < Math.Min(first + BatchItems, items); i++)
        {
            batch.CreateItemStream(new MemoryStream(Memory(i, bank)), new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false });
        }

        using var response = await batch.ExecuteAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"A batch failed with {response.StatusCode}: {response.ErrorMessage}");
        }
    }

    private static async Task MeasureAsync(string folder, int items, CancellationToken cancellationToken)
    {
        Report("journal MB", new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length) / 1e6);
        // What writing left behind is not to be counted as what was loaded.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Report("working set MB before load", WorkingSet());
        var started = Stopwatch.StartNew();
        await using var endpoint = await OpenAsync(folder, cancellationToken);
        Report("load seconds", started.Elapsed.TotalSeconds);
        Report("working set MB after load", WorkingSet());
        using var client = Connect(endpoint);
        var container = client.GetContainer("bench", "memories");
        await PointReadsAsync(container, items, cancellationToken);
        await QueriesAsync("vector TOP 100 ms", container, VectorQuery(), 100, cancellationToken);
        await QueriesAsync("vector TOP 100 with tags ms", container, VectorQuery("AND ARRAY_CONTAINS_ANY(c.tags, @t0, @t1) "), 40, cancellationToken);
        await QueriesAsync("terms TOP 500 ms", container, TermsQuery(), 40, cancellationToken);
        await SweepAsync(container, cancellationToken);
        Report("working set MB after queries", WorkingSet());
    }

    private static async Task PointReadsAsync(Container container, int items, CancellationToken cancellationToken)
    {
        var random = new Random(7);
        var times = new List<double>();
        for (var i = 0; i < 5000; i++)
        {
            var item = random.Next(items);
            var started = Stopwatch.GetTimestamp();
            using var response = await container.ReadItemStreamAsync(
                $"head{item % 100}", new PartitionKey(BankOf(item, items)), cancellationToken: cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }

        Percentiles("point read of a missing item microseconds", times);
        times.Clear();
        for (var i = 0; i < 5000; i++)
        {
            var item = random.Next(items);
            var started = Stopwatch.GetTimestamp();
            using var response = await container.ReadItemStreamAsync(
                Id(item), new PartitionKey(BankOf(item, items)), cancellationToken: cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }

        Percentiles("point read with its 512-d vector microseconds", times);
    }

    private static async Task QueriesAsync(string name, Container container, QueryDefinition query, int runs, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        var results = 0;
        for (var i = 0; i < runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            results = await DrainAsync(container, query, new PartitionKey(BigBank), cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Report($"{name}, the first", times[0]);
        times.RemoveAt(0);
        Percentiles($"{name} ({results} results)", times);
    }

    private static async Task SweepAsync(Container container, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await DrainAsync(
                container, new QueryDefinition("SELECT TOP 100 c.bank, c.dueAt FROM c WHERE c.dueAt <= 5"), null, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Percentiles("sweep over all banks ms", times);
    }

    private static async Task<int> DrainAsync(Container container, QueryDefinition query, PartitionKey? key, CancellationToken cancellationToken)
    {
        using var iterator = container.GetItemQueryIterator<JsonElement>(
            query, requestOptions: new QueryRequestOptions { PartitionKey = key, MaxItemCount = -1 });
        var results = 0;
        while (iterator.HasMoreResults)
        {
            results += (await iterator.ReadNextAsync(cancellationToken)).Count;
        }

        return results;
    }

    private static QueryDefinition VectorQuery(string more = "") => new QueryDefinition(
        "SELECT TOP 100 c.id, c.text, VectorDistance(c.embedding, @v) AS similarity FROM c WHERE c.bank = @bank AND c.life = @life "
        + "AND c.kind = @kind AND (c[\"from\"] <= @at OR ARRAY_CONTAINS(@gens, c.gen)) AND c.until > @at " + more
        + "ORDER BY VectorDistance(c.embedding, @v)")
        .WithParameter("@v", Vector(new Random(99))).WithParameter("@bank", BigBank).WithParameter("@life", "live").WithParameter("@kind", "fact")
        .WithParameter("@at", 500).WithParameter("@gens", new[] { "g1" }).WithParameter("@t0", "tag1").WithParameter("@t1", "tag2");

    private static QueryDefinition TermsQuery() => new QueryDefinition(
        "SELECT TOP 500 c.id, c.terms FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind AND ARRAY_CONTAINS_ANY(c.terms, @w0, @w1, @w2)")
        .WithParameter("@bank", BigBank).WithParameter("@life", "live").WithParameter("@kind", "fact")
        .WithParameter("@w0", "term77").WithParameter("@w1", "term4711").WithParameter("@w2", "term12000");

    private static byte[] Memory(int index, string bank)
    {
        var random = new Random(index);
        var terms = new StringBuilder();
        for (var i = 0; i < TermsPerItem; i++)
        {
            // Squared, so that some terms are common and most are rare, as words are.
            var rank = (int)(Math.Pow(random.NextDouble(), 2) * Vocabulary);
            terms.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}\"term{rank}\"");
        }

        var text = string.Join(' ', Enumerable.Range(0, 40).Select(_ => $"word{random.Next(5000)}"));
        var vector = string.Join(',', Vector(random).Select(v => v.ToString(CultureInfo.InvariantCulture)));
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"id\":\"{Id(index)}\",\"bank\":\"{bank}\",\"life\":\"live\",\"kind\":\"fact\",\"document\":\"d{index / 20}\",\"from\":{index % 400},"
            + $"\"until\":{1000 + index},\"gen\":\"g{index % 3}\",\"mentionedAt\":\"2026-01-{1 + (index % 28):00}T00:00:00Z\",\"tags\":[\"tag{index % 10}\"],"
            + $"\"text\":\"{text}\",\"terms\":[{terms}],\"embedding\":[{vector}]}}"));
    }

    private static float[] Vector(Random random)
    {
        var values = new float[Dimensions];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (random.NextSingle() - 0.5f) / 10;
        }

        return values;
    }

    private static string Id(int index) => $"fact-{index:x16}";

    private static string BankOf(int index, int items) => index < items / 2 ? BigBank : $"default/u/user{index / SmallBankItems}";

    private static ContainerProperties Definition()
    {
        var properties = new ContainerProperties("memories", "/bank")
        {
            PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
            DefaultTimeToLive = -1,
            VectorEmbeddingPolicy = new VectorEmbeddingPolicy(
                [new Embedding { Path = "/embedding", DataType = VectorDataType.Float32, Dimensions = Dimensions, DistanceFunction = DistanceFunction.Cosine }]),
        };
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        foreach (var path in new[] { "/bank/?", "/life/?", "/kind/?", "/from/?", "/until/?", "/gen/?", "/document/?", "/mentionedAt/?", "/dueAt/?", "/tags/[]/?", "/terms/[]/?" })
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        properties.IndexingPolicy.VectorIndexes.Add(new VectorIndexPath { Path = "/embedding", Type = VectorIndexType.QuantizedFlat });
        return properties;
    }

    private static Task<EmbeddedCosmosEndpoint> OpenAsync(string folder, CancellationToken cancellationToken) => EmbeddedCosmosEndpoint.OpenAsync(
        new EmbeddedCosmosOptions { DataDirectory = folder }, TimeProvider.System, NullLogger<EmbeddedCosmosEndpoint>.Instance, cancellationToken);

    private static CosmosClient Connect(EmbeddedCosmosEndpoint endpoint) => new(
        endpoint.Endpoint.AbsoluteUri,
        endpoint.Key,
        new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            HttpClientFactory = () => new HttpClient(endpoint.CreateHandler()),
            UseSystemTextJsonSerializerWithOptions = JsonSerializerOptions.Default,
        });

    private static double WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }

    private static void Percentiles(string name, List<double> times)
    {
        times.Sort();
        Report(name + " best", times[0]);
        Report(name + " p50", times[times.Count / 2]);
        Report(name + " p99", times[(int)(times.Count * 0.99)]);
    }

    private static void Report(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-60} {value,12:0.0}"));
}
