using MemoryFunctions.Embedded.Cosmos.Batches;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Writes;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>Items one by one and in batches.</summary>
internal sealed class ItemRoutes(CommitLog log, ReadConsistency consistency, TimeProvider time)
{
    private const int MaxBatchOperations = 100;
    private const int MaxBatchBytes = 2 * 1024 * 1024;

    public async Task<CosmosResponse> WriteAsync(CosmosRequest request, Container container, ItemVerb verb, string? id)
    {
        var operation = verb switch
        {
            ItemVerb.Patch => new ItemOperation(verb, id!) { Patch = ItemPatch.Read(request.Body) },
            ItemVerb.Delete => new ItemOperation(verb, id!),
            _ => Prepare(verb, id, request.Body, container),
        };
        var key = Key(request, container, operation.Content);
        var results = await log.SubmitAsync(new ItemWrite(container, key, [operation with { IfMatch = request.IfMatch }]));
        return Respond(results[0], container, minimal: request.IsMinimal);
    }

    public CosmosResponse Read(CosmosRequest request, Container container, string id)
    {
        var key = request.PartitionKey ?? throw MissingKey();
        var partition = container.FindPartition(key);
        var item = consistency.IsStale(request, partition) ? partition?.Snapshot(stale: true).Find(id) : partition?.Find(id);
        if (item is null || item.IsExpired(container.Definition.DefaultTimeToLive, time.GetUtcNow().ToUnixTimeSeconds()))
        {
            return CosmosResponse.Problem(404, "Entity with the specified id does not exist in the system.") with { Owner = Owner(container) };
        }

        return request.IfNoneMatch is { } known && (known == "*" || known == item.ETag)
            ? new CosmosResponse(304) { ETag = item.ETag, Owner = Owner(container) }
            : Respond(new OperationResult(200, item), container, minimal: false);
    }

    public async Task<CosmosResponse> BatchAsync(CosmosRequest request, Container container)
    {
        if (!request.IsTrue(Headers.IsBatchAtomic) || request.IsTrue(Headers.ContinueOnError))
        {
            throw CosmosProblemException.BadRequest("Only transactional batches are supported, not bulk requests.");
        }

        if (request.Body.Length > MaxBatchBytes)
        {
            throw new CosmosProblemException(413, $"The batch has {request.Body.Length} bytes of {MaxBatchBytes}.");
        }

        var key = request.PartitionKey ?? throw MissingKey();
        var wire = await BatchReader.ReadAsync(request.Body);
        if (wire.Count > MaxBatchOperations)
        {
            throw CosmosProblemException.BadRequest($"The batch has {wire.Count} operations of {MaxBatchOperations}.");
        }

        var operations = wire.ConvertAll(o => Prepare(o, container, key));
        var results = await log.SubmitAsync(new ItemWrite(container, key, operations));
        var succeeded = results.All(r => r.IsSuccess);
        var body = await BatchWriter.WriteAsync([.. results.Select((r, i) => Result(r, operations[i], container))]);
        return new CosmosResponse(succeeded ? 200 : 207)
        {
            Body = body, ContentType = "application/octet-stream", Charge = operations.Count, Owner = Owner(container),
        };
    }

    public static (string Name, string ResourceId) Owner(Container container) =>
        ($"dbs/{container.Database.Id}/colls/{container.Definition.Id}", container.ResourceId);

    private static ItemOperation Prepare(BatchOperation wire, Container container, PartitionKeyValue key)
    {
        var verb = Enum.IsDefined((ItemVerb)wire.OperationType)
            ? (ItemVerb)wire.OperationType
            : throw CosmosProblemException.BadRequest($"The batch operation {wire.OperationType} is not supported.");
        var operation = verb switch
        {
            ItemVerb.Read or ItemVerb.Delete => new ItemOperation(verb, ItemId.Check(wire.Id)),
            ItemVerb.Patch => new ItemOperation(verb, ItemId.Check(wire.Id)) { Patch = ItemPatch.Read(wire.Body) },
            _ => Prepare(verb, wire.Id, wire.Body, container),
        };
        EnsureKey(operation.Content, container, key);
        return operation with { IfMatch = wire.IfMatch, IfNoneMatch = wire.IfNoneMatch, Minimal = wire.Minimal };
    }

    private static ItemOperation Prepare(ItemVerb verb, string? id, byte[]? body, Container container)
    {
        var content = ItemReader.Read(body, container.Schema);
        return verb == ItemVerb.Replace && id != content.Id
            ? throw CosmosProblemException.BadRequest("The id of an item cannot be changed.")
            : new ItemOperation(verb, content.Id) { Content = content };
    }

    private static PartitionKeyValue Key(CosmosRequest request, Container container, ItemContent? content)
    {
        var key = request.PartitionKey ?? throw MissingKey();
        EnsureKey(content, container, key);
        return key;
    }

    private static void EnsureKey(ItemContent? content, Container container, PartitionKeyValue key)
    {
        if (content is not null && PartitionKeyValue.Of(content, container.Schema) != key)
        {
            throw new CosmosProblemException(
                400, "PartitionKey extracted from document doesn't match the one specified in the header.", subStatus: 1001);
        }
    }

    private static CosmosProblemException MissingKey() =>
        CosmosProblemException.BadRequest("PartitionKey value must be supplied for this operation.");

    private static CosmosResponse Respond(OperationResult result, Container container, bool minimal)
    {
        if (!result.IsSuccess)
        {
            return CosmosResponse.Problem(result.Status, result.Message ?? "") with { Owner = Owner(container) };
        }

        return new CosmosResponse(result.Status)
        {
            Body = minimal || result.Item is null ? default : ItemRenderer.Render(result.Item, container),
            ETag = result.Item?.ETag,
            Owner = Owner(container),
        };
    }

    private static BatchResult Result(OperationResult result, ItemOperation operation, Container container)
    {
        var shows = result.IsSuccess && result.Item is not null && (operation.Verb == ItemVerb.Read || !operation.Minimal);
        return new BatchResult(result.Status, result.Item?.ETag, shows ? ItemRenderer.Render(result.Item!, container) : null, 1);
    }
}
