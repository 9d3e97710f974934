using MemoryFunctions.Embedded.Cosmos.Writes;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>Finds what a request asks for, asks for faults around it, and turns problems into answers.</summary>
internal sealed class Router(
    byte[] account, CatalogRoutes catalog, ItemRoutes items, QueryRoutes queries, IFaultInjector? faults, EmbeddedCosmosDiagnostics diagnostics)
{
    /// <summary>The address at which the SDK asks for the virtual machine it may be running on.</summary>
    private const string MetadataHost = "169.254.169.254";

    public async Task<CosmosResponse> HandleAsync(CosmosRequest request, CancellationToken cancellationToken)
    {
        var number = diagnostics.CountRequest();
        try
        {
            if (request.Host == MetadataHost)
            {
                throw CatalogRoutes.NoRoute(request);
            }

            Headers.Check(request);
            var operation = Classify(request);
            if (faults is null)
            {
                return await DispatchAsync(request, operation, cancellationToken);
            }

            var point = Point(request, operation, number);
            return Answer(await faults.BeforeAsync(point, cancellationToken)) is { } before
                ? before
                : await DispatchAsync(request, operation, cancellationToken) is var response
                    && Answer(await faults.AfterAsync(point, cancellationToken)) is { } after ? after : response;
        }
        catch (CosmosProblemException problem)
        {
            return CosmosResponse.Problem(problem.Status, problem.Message, problem.SubStatus);
        }
    }

    private static CosmosOperation Classify(CosmosRequest request)
    {
        if (request.Segments is not ["dbs", _, "colls", _, "docs", ..])
        {
            return CosmosOperation.Catalog;
        }

        return request.Method.Method switch
        {
            "POST" when request.IsTrue(Headers.IsBatch) => CosmosOperation.Batch,
            "POST" when request.IsTrue(Headers.IsQueryPlan) => CosmosOperation.QueryPlan,
            "POST" when request.IsQuery => CosmosOperation.Query,
            "POST" when request.IsTrue(Headers.IsUpsert) => CosmosOperation.Upsert,
            "POST" => CosmosOperation.Create,
            "GET" => request.Segments.Count == 5 ? CosmosOperation.Query : CosmosOperation.Read,
            "PUT" => CosmosOperation.Replace,
            "PATCH" => CosmosOperation.Patch,
            "DELETE" => CosmosOperation.Delete,
            _ => throw CatalogRoutes.NoRoute(request),
        };
    }

    private Task<CosmosResponse> DispatchAsync(CosmosRequest request, CosmosOperation operation, CancellationToken cancellationToken) =>
        request.Segments switch
        {
            [] when request.Method == HttpMethod.Get => Task.FromResult(CosmosResponse.Json(200, account)),
            ["dbs"] => catalog.DatabasesAsync(request),
            ["dbs", _] => catalog.DatabaseAsync(request),
            ["dbs", _, "colls"] => catalog.ContainersAsync(request),
            ["dbs", _, "colls", _] => catalog.ContainerAsync(request),
            ["dbs", _, "colls", _, "pkranges"] when request.Method == HttpMethod.Get => Task.FromResult(catalog.Ranges(request)),
            ["dbs", _, "colls", _, "docs"] => DispatchItemsAsync(request, operation, cancellationToken),
            ["dbs", _, "colls", _, "docs", var id] => DispatchItemAsync(request, operation, id),
            _ => throw CatalogRoutes.NoRoute(request),
        };

    private Task<CosmosResponse> DispatchItemsAsync(CosmosRequest request, CosmosOperation operation, CancellationToken cancellationToken)
    {
        var container = catalog.FindContainer(request);
        return operation switch
        {
            CosmosOperation.Batch => items.BatchAsync(request, container),
            CosmosOperation.QueryPlan => Task.FromResult(queries.Plan(request, container)),
            CosmosOperation.Query => Task.FromResult(queries.Query(request, container, cancellationToken)),
            CosmosOperation.Upsert => items.WriteAsync(request, container, ItemVerb.Upsert, null),
            CosmosOperation.Create => items.WriteAsync(request, container, ItemVerb.Create, null),
            _ => throw CatalogRoutes.NoRoute(request),
        };
    }

    private Task<CosmosResponse> DispatchItemAsync(CosmosRequest request, CosmosOperation operation, string id)
    {
        var container = catalog.FindContainer(request);
        return operation switch
        {
            CosmosOperation.Read => Task.FromResult(items.Read(request, container, id)),
            CosmosOperation.Replace => items.WriteAsync(request, container, ItemVerb.Replace, id),
            CosmosOperation.Patch => items.WriteAsync(request, container, ItemVerb.Patch, id),
            CosmosOperation.Delete => items.WriteAsync(request, container, ItemVerb.Delete, id),
            _ => throw CatalogRoutes.NoRoute(request),
        };
    }

    private static FaultPoint Point(CosmosRequest request, CosmosOperation operation, long number)
    {
        var isItem = operation != CosmosOperation.Catalog;
        return new FaultPoint(
            operation,
            request.Segments.Count > 3 ? request.Segments[3] : null,
            isItem ? request.PartitionKey?.Json : null,
            isItem && request.Segments.Count > 5 ? request.Segments[5] : null,
            number);
    }

    private static CosmosResponse? Answer(InjectedFault? fault) => fault is null
        ? null
        : CosmosResponse.Problem(fault.Status, "Injected fault.", fault.SubStatus) with { RetryAfter = fault.RetryAfter };
}
