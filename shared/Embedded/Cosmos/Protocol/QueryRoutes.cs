using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Queries;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>Queries, their plans, and the plain listing of items.</summary>
internal sealed class QueryRoutes(ReadConsistency consistency, TimeProvider time, EmbeddedCosmosDiagnostics diagnostics)
{
    private const int DefaultPageItems = 100;
    private const int MaxPageItems = int.MaxValue;

    private static readonly byte[] ListQuery = "{\"query\":\"SELECT * FROM c\"}"u8.ToArray();

    private readonly QueryCache cache = new();

    public CosmosResponse Plan(CosmosRequest request, Container container)
    {
        var (query, parameters) = Parse(request.Body);
        return CosmosResponse.Json(200, QueryPlan.Write(BoundQuery.Bind(query, parameters, container)));
    }

    public CosmosResponse Query(CosmosRequest request, Container container, CancellationToken cancellationToken)
    {
        var (query, parameters) = Parse(request.Method == HttpMethod.Get ? ListQuery : request.Body);
        var bound = BoundQuery.Bind(query, parameters, container);
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
        var page = execution.Run(cancellationToken);
        diagnostics.CountQuery(QueryRules.Scans(query, container.Definition), key is null, execution.RowsExamined);
        return new CosmosResponse(200)
        {
            Body = Envelope(page, container),
            Continuation = page.Continuation,
            ItemCount = page.Count,
            Charge = 2.5,
            IsDirect = request.IsTrue(Headers.IsOptimisticDirect),
            Owner = ItemRoutes.Owner(container),
        };
    }

    private (SqlQuery Query, IReadOnlyDictionary<string, SqlValue> Parameters) Parse(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = JsonText.MaxDepth });
            var text = json.RootElement.GetProperty("query").GetString() ?? throw Malformed();
            var parameters = new Dictionary<string, SqlValue>(StringComparer.Ordinal);
            if (json.RootElement.TryGetProperty("parameters", out var list))
            {
                foreach (var parameter in list.EnumerateArray())
                {
                    var raw = Encoding.UTF8.GetBytes(parameter.GetProperty("value").GetRawText());
                    parameters[parameter.GetProperty("name").GetString()!] = SqlValue.FromJson(JsonText.Normalize(raw));
                }
            }

            return (cache.Parse(text), parameters);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Malformed();
        }
    }

    private static int MaxItems(CosmosRequest request) =>
        request.Header(Headers.MaxItemCount) is not { } header ? DefaultPageItems
        : !int.TryParse(header, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) || count is 0 or < -1
            ? throw CosmosProblemException.BadRequest("x-ms-max-item-count must be -1 or a positive number.")
            : count == -1 ? MaxPageItems : count;

    private static byte[] Envelope(QueryPage page, Container container)
    {
        var output = new ArrayBufferWriter<byte>(page.Documents.Length + 96);
        output.Write(Encoding.ASCII.GetBytes($"{{\"_rid\":\"{container.ResourceId}\",\"Documents\":"));
        output.Write(page.Documents.Span);
        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"_count\":{page.Count}}}")));
        return output.WrittenSpan.ToArray();
    }

    private static CosmosProblemException Malformed() => CosmosProblemException.BadRequest("The query request is malformed.");
}
