using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Containers;

/// <summary>Reads and checks the JSON that defines a container; what this endpoint does not do is refused by name.</summary>
internal static class ContainerDefinitionReader
{
    private const int MaxFlatDimensions = 505;
    private const int MaxDimensions = 4096;

    private static readonly string[] System = ["_rid", "_self", "_etag", "_ts", "_docs", "_sprocs", "_triggers", "_udfs", "_conflicts"];

    private static readonly string[] Known =
    [
        "id", "partitionKey", "indexingPolicy", "vectorEmbeddingPolicy", "defaultTtl", "conflictResolutionPolicy", "geospatialConfig",
        "uniqueKeyPolicy", "fullTextPolicy", "computedProperties",
    ];

    /// <exception cref="CosmosProblemException">400, naming the property that is wrong or unknown.</exception>
    public static ContainerDefinition Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return Read(JsonNode.Parse(json) as JsonObject ?? throw Bad("A container is a JSON object."));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw Bad("The container definition is malformed: " + exception.Message);
        }
    }

    public static ContainerDefinition Read(JsonObject json)
    {
        foreach (var name in System)
        {
            json.Remove(name);
        }

        if (json.FirstOrDefault(p => !Known.Contains(p.Key, StringComparer.Ordinal)).Key is { } unknown)
        {
            throw Bad($"The container property '{unknown}' is not supported.");
        }

        RefuseNonEmpty(json, "uniqueKeyPolicy", "uniqueKeys");
        RefuseNonEmpty(json, "fullTextPolicy", "fullTextPaths");
        RefuseNonEmpty(json, "computedProperties", null);
        json["indexingPolicy"] ??= DefaultIndexing();
        var indexing = json["indexingPolicy"]!.AsObject();
        return new ContainerDefinition
        {
            Id = ItemId.Check(json["id"]?.GetValue<string>()),
            PartitionKeyPath = ReadPartitionKey(json["partitionKey"]),
            Indexing = ReadIndexing(indexing),
            Vector = ReadVector(json["vectorEmbeddingPolicy"], indexing),
            DefaultTimeToLive = ReadTimeToLive(json["defaultTtl"]),
            Json = json,
        };
    }

    private static IReadOnlyList<string> ReadPartitionKey(JsonNode? node)
    {
        var paths = node?["paths"]?.AsArray() ?? throw Bad("A container needs a partitionKey with paths.");
        if (paths is not [{ } only] || node["kind"]?.GetValue<string>() is not (null or "Hash"))
        {
            throw Bad("Only a partition key of one path and of kind Hash is supported.");
        }

        var path = only.GetValue<string>();
        var steps = path.Split('/');
        return steps.Length > 1 && steps[0].Length == 0 && steps.Skip(1).All(s => s.Length > 0)
            ? steps[1..]
            : throw Bad($"The partition key path '{path}' is malformed.");
    }

    private static IndexingPolicy ReadIndexing(JsonObject policy)
    {
        if (policy["indexingMode"]?.GetValue<string>() is { } mode && !mode.Equals("consistent", StringComparison.OrdinalIgnoreCase))
        {
            throw Bad("Only the indexing mode consistent is supported.");
        }

        RefuseNonEmpty(policy, "spatialIndexes", null);
        RefuseNonEmpty(policy, "fullTextIndexes", null);
        var included = Paths(policy["includedPaths"]);
        var excluded = Paths(policy["excludedPaths"]);
        if (!included.Contains("/*", StringComparer.Ordinal) && !excluded.Contains("/*", StringComparer.Ordinal))
        {
            throw Bad("The special mandatory indexing path \"/*\" is not provided in any of the path type sets.");
        }

        return new IndexingPolicy(included, excluded, ReadComposites(policy["compositeIndexes"]));
    }

    private static List<IReadOnlyList<CompositePath>> ReadComposites(JsonNode? node)
    {
        var composites = new List<IReadOnlyList<CompositePath>>();
        foreach (var composite in node?.AsArray() ?? [])
        {
            var paths = composite!.AsArray()
                .Select(p => new CompositePath(
                    p!["path"]!.GetValue<string>(),
                    string.Equals(p["order"]?.GetValue<string>(), "descending", StringComparison.OrdinalIgnoreCase)))
                .ToList();
            composites.Add(paths.Count > 1 ? paths : throw Bad("A composite index has at least two paths."));
        }

        return composites;
    }

    private static VectorDefinition? ReadVector(JsonNode? policy, JsonObject indexing)
    {
        var indexes = indexing["vectorIndexes"]?.AsArray() ?? [];
        if (policy?["vectorEmbeddings"]?.AsArray() is not { Count: > 0 } embeddings)
        {
            return indexes.Count == 0 ? null : throw Bad("A vector index needs a vectorEmbeddingPolicy for its path.");
        }

        var path = embeddings[0]!["path"]!.GetValue<string>();
        if (embeddings.Count > 1 || !path.StartsWith('/') || path.IndexOf('/', 1) >= 0)
        {
            throw Bad("Only one vector path, on a top-level property, is supported.");
        }

        if (embeddings[0]!["dataType"]?.GetValue<string>() is { } type && !type.Equals("float32", StringComparison.OrdinalIgnoreCase))
        {
            throw Bad("Only vectors of float32 are supported.");
        }

        var dimensions = embeddings[0]!["dimensions"]!.GetValue<int>();
        var distance = embeddings[0]!["distanceFunction"]!.GetValue<string>();
        CheckIndexes(indexes, path, dimensions);
        return new VectorDefinition(
            path[1..],
            dimensions,
            Enum.TryParse<VectorDistance>(distance, ignoreCase: true, out var parsed) ? parsed : throw Bad($"Unknown distance '{distance}'."),
            indexes.Count > 0,
            ReadShard(indexes));
    }

    private static string? ReadShard(JsonArray indexes)
    {
        var paths = indexes.SelectMany(i => i!["vectorIndexShardKey"]?.AsArray() ?? []).Select(p => p!.GetValue<string>()).ToList();
        return paths.Count > 1 || paths.Exists(p => !p.StartsWith('/'))
            ? throw Bad("Only a vectorIndexShardKey of one path is supported.")
            : paths.SingleOrDefault();
    }

    private static void CheckIndexes(JsonArray indexes, string path, int dimensions)
    {
        if (dimensions is < 1 or > MaxDimensions)
        {
            throw Bad($"A vector has 1 to {MaxDimensions} dimensions, not {dimensions}.");
        }

        foreach (var index in indexes)
        {
            var type = index!["type"]!.GetValue<string>();
            if (index["path"]!.GetValue<string>() != path)
            {
                throw Bad("A vector index stands on a path that the vectorEmbeddingPolicy does not name.");
            }

            if (type is not ("flat" or "quantizedFlat" or "diskANN"))
            {
                throw Bad($"The vector index type '{type}' is unknown.");
            }

            if (type == "flat" && dimensions > MaxFlatDimensions)
            {
                throw Bad($"A flat vector index takes at most {MaxFlatDimensions} dimensions, not {dimensions}.");
            }
        }
    }

    private static int? ReadTimeToLive(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var seconds = node.GetValue<int>();
        return seconds is -1 or > 0 ? seconds : throw Bad("defaultTtl must be -1 or a positive number of seconds.");
    }

    private static List<string> Paths(JsonNode? node) => [.. (node?.AsArray() ?? []).Select(p => p!["path"]!.GetValue<string>())];

    private static JsonObject DefaultIndexing() => new()
    {
        ["indexingMode"] = "consistent",
        ["automatic"] = true,
        ["includedPaths"] = new JsonArray(new JsonObject { ["path"] = "/*" }),
        ["excludedPaths"] = new JsonArray(new JsonObject { ["path"] = "/\"_etag\"/?" }),
    };

    private static void RefuseNonEmpty(JsonObject json, string name, string? inner)
    {
        var node = inner is null ? json[name] : json[name]?[inner];
        if (node is JsonArray { Count: > 0 })
        {
            throw Bad($"The container property '{name}' is not supported.");
        }
    }

    private static CosmosProblemException Bad(string message) => CosmosProblemException.BadRequest(message);
}
