using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Writes;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>Databases, containers and their partition key ranges.</summary>
internal sealed class CatalogRoutes(Catalog catalog, CommitLog log)
{
    /// <summary>The SDK takes this for "the container itself is missing", not the item.</summary>
    public const int OwnerNotFound = 1003;

    private const string RangeETag = "\"embedded-ranges\"";

    public async Task<CosmosResponse> DatabasesAsync(CosmosRequest request)
    {
        if (request.Method == HttpMethod.Get)
        {
            return List("", "Databases", catalog.Databases.Values.Select(Describe));
        }

        EnsureCreates(request);
        return Respond(201, Describe(await log.SubmitAsync(new CreateDatabase(ReadId(request.Body), HasThroughput(request)))));
    }

    public async Task<CosmosResponse> DatabaseAsync(CosmosRequest request)
    {
        var database = FindDatabase(request);
        if (request.Method == HttpMethod.Get)
        {
            return Respond(200, Describe(database));
        }

        if (request.Method != HttpMethod.Delete)
        {
            throw NoRoute(request);
        }

        await log.SubmitAsync(new DeleteDatabase(database));
        return new CosmosResponse(204);
    }

    public async Task<CosmosResponse> ContainersAsync(CosmosRequest request)
    {
        var database = FindDatabase(request);
        if (request.Method == HttpMethod.Get)
        {
            return List(database.ResourceId, "DocumentCollections", database.Containers.Values.Select(Describe));
        }

        EnsureCreates(request);
        var definition = ContainerDefinitionReader.Read(request.Body);
        if (definition.Vector is not null && database.IsShared && !HasThroughput(request))
        {
            throw CosmosProblemException.BadRequest("A container with vectors cannot share its database's throughput: give it its own.");
        }

        var container = await log.SubmitAsync(new CreateContainer(database, definition));
        return Respond(201, Describe(container));
    }

    public async Task<CosmosResponse> ContainerAsync(CosmosRequest request)
    {
        var container = FindContainer(request);
        if (request.Method == HttpMethod.Get)
        {
            return Respond(200, Describe(container));
        }

        if (request.Method == HttpMethod.Put)
        {
            await log.SubmitAsync(new ReplaceContainer(container, ContainerDefinitionReader.Read(request.Body)));
            return Respond(200, Describe(container));
        }

        if (request.Method != HttpMethod.Delete)
        {
            throw NoRoute(request);
        }

        await log.SubmitAsync(new DeleteContainer(container));
        return new CosmosResponse(204);
    }

    /// <summary>One range holds everything.</summary>
    public CosmosResponse Ranges(CosmosRequest request)
    {
        var container = FindContainer(request);
        if (request.IfNoneMatch == RangeETag)
        {
            return new CosmosResponse(304) { ETag = RangeETag, ItemCount = 0 };
        }

        var range = new JsonObject
        {
            ["_rid"] = container.ResourceId,
            ["id"] = "0",
            ["_etag"] = RangeETag,
            ["minInclusive"] = "",
            ["maxExclusive"] = "FF",
            ["ridPrefix"] = 0,
            ["_self"] = $"dbs/{container.Database.ResourceId}/colls/{container.ResourceId}/pkranges/0/",
            ["throughputFraction"] = 1,
            ["status"] = "online",
            ["parents"] = new JsonArray(),
            ["_ts"] = container.Version.Timestamp,
            ["_lsn"] = 0,
        };
        return List(container.ResourceId, "PartitionKeyRanges", [range]) with { ETag = RangeETag };
    }

    public Container FindContainer(CosmosRequest request) =>
        catalog.FindContainer(request.Segments[1], request.Segments[3])
        ?? throw CosmosProblemException.NotFound($"The container '{request.Segments[3]}' does not exist.", OwnerNotFound);

    public static CosmosProblemException NoRoute(CosmosRequest request) =>
        CosmosProblemException.NotFound($"There is no {request.Method} /{string.Join('/', request.Segments)} here.");

    private Database FindDatabase(CosmosRequest request) =>
        catalog.FindDatabase(request.Segments[1])
        ?? throw CosmosProblemException.NotFound($"The database '{request.Segments[1]}' does not exist.", OwnerNotFound);

    private static void EnsureCreates(CosmosRequest request)
    {
        if (request.Method != HttpMethod.Post || request.IsQuery)
        {
            throw NoRoute(request);
        }
    }

    private static bool HasThroughput(CosmosRequest request) =>
        request.Header(Headers.Throughput) is not null || request.Header(Headers.Autoscale) is not null;

    private static string ReadId(byte[] body)
    {
        try
        {
            return ItemId.Check(JsonNode.Parse(body)?["id"]?.GetValue<string>());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw CosmosProblemException.BadRequest("The database is malformed.");
        }
    }

    private static JsonObject Describe(Database database) => new()
    {
        ["id"] = database.Id,
        ["_rid"] = database.ResourceId,
        ["_self"] = $"dbs/{database.ResourceId}/",
        ["_etag"] = StoredItem.FormatETag(database.Sequence),
        ["_colls"] = "colls/",
        ["_users"] = "users/",
        ["_ts"] = database.Timestamp,
    };

    private static JsonObject Describe(Container container)
    {
        var version = container.Version;
        var json = version.Definition.Json.DeepClone().AsObject();
        json["_rid"] = container.ResourceId;
        json["_self"] = $"dbs/{container.Database.ResourceId}/colls/{container.ResourceId}/";
        json["_etag"] = StoredItem.FormatETag(version.Sequence);
        json["_docs"] = "docs/";
        json["_ts"] = version.Timestamp;
        return json;
    }

    private static CosmosResponse Respond(int status, JsonObject json) =>
        CosmosResponse.Json(status, Encoding.UTF8.GetBytes(json.ToJsonString())) with { ETag = json["_etag"]!.GetValue<string>() };

    private static CosmosResponse List(string resourceId, string name, IEnumerable<JsonObject> items)
    {
        var array = new JsonArray([.. items]);
        var count = array.Count;
        var json = new JsonObject { ["_rid"] = resourceId, [name] = array, ["_count"] = count };
        return CosmosResponse.Json(200, Encoding.UTF8.GetBytes(json.ToJsonString())) with { ItemCount = count };
    }
}
