using System.Globalization;
using System.Text;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Queries;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>Queries, their plans, and the plain listing of items.</summary>
internal sealed class QueryRoutes(ReadConsistency consistency, TimeProvider time, EmbeddedCosmosDiagnostics diagnostics)
{
    private const int DefaultPageItems = 100;
    private const int MaxPageItems = int.MaxValue;
    private const int MinPageBytes = 1024;

    private static readonly byte[] ListQuery = "{\"query\":\"SELECT * FROM c\"}"u8.ToArray();

    private readonly QueryCache cache = new();

    public CosmosResponse Plan(CosmosRequest request, Container container)
    {
        var body = QueryBody.Read(request.Body);
        return CosmosResponse.Json(200, QueryPlan.Write(BoundQuery.Bind(cache.Find(body.Text, container), body.Parameters, container)));
    }

    public CosmosResponse Query(CosmosRequest request, Container container, CancellationToken cancellationToken)
    {
        var body = QueryBody.Read(request.Method == HttpMethod.Get ? ListQuery : request.Body);
        var shape = cache.Find(body.Text, container);
        var bound = BoundQuery.Bind(shape, body.Parameters, container);
        var key = request.PartitionKey;
        if (key is null && !request.IsTrue(Headers.CrossPartition) && request.Header(Headers.RangeId) is null)
        {
            throw CosmosProblemException.BadRequest(
                "Cross partition query is required but disabled. Please set x-ms-documentdb-query-enablecrosspartition to true, or specify a partition key.");
        }

        var scope = new QueryScope
        {
            Container = container,
            Key = key,
            Now = time.GetUtcNow().ToUnixTimeSeconds(),
            Stale = consistency.IsStale(request, key is { } single ? container.FindPartition(single) : null),
            MaxItems = MaxItems(request),
            Continuation = request.Header(Headers.Continuation),
        };
        var execution = new QueryExecution(bound, scope);
        var output = new JsonBuffer(Math.Max(MinPageBytes, shape.PageBytes + (shape.PageBytes / 4)));
        output.Write(Encoding.ASCII.GetBytes($"{{\"_rid\":\"{container.ResourceId}\",\"Documents\":"));
        var page = execution.Run(output, cancellationToken);
        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"_count\":{page.Count}}}")));
        shape.PageBytes = output.WrittenCount;
        diagnostics.CountQuery(shape.Scans, key is null, execution.RowsExamined);
        return new CosmosResponse(200)
        {
            Body = output.WrittenMemory,
            Continuation = page.Continuation,
            ItemCount = page.Count,
            Charge = 2.5,
            IsDirect = request.IsTrue(Headers.IsOptimisticDirect),
            Owner = ItemRoutes.Owner(container),
        };
    }

    private static int MaxItems(CosmosRequest request) =>
        request.Header(Headers.MaxItemCount) is not { } header ? DefaultPageItems
        : !int.TryParse(header, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) || count is 0 or < -1
            ? throw CosmosProblemException.BadRequest("x-ms-max-item-count must be -1 or a positive number.")
            : count == -1 ? MaxPageItems : count;
}
