using System.Collections.ObjectModel;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>The containers as they are made: only paths that a query filters or sorts on are indexed.</summary>
internal static class ContainerPolicies
{
    private static readonly string[] Indexed =
    [
        "/bank/?", "/life/?", "/kind/?", "/documentLife/?", "/documentId/?", "/line/?", "/type/?", "/tags/[]/?", "/terms/[]/?", "/since/?", "/until/?",
        "/memoryId/?", "/groupId/?", "/supersedes/[]/?", "/cites/[]/?", "/sourceLives/[]/?", "/slots/[]/?", "/expiresAt/?",
        "/about/occurredStart/?", "/about/occurredEnd/?", "/about/mentionedAt/?",
        "/generation/?", "/retiredBy/?", "/dueAt/?", "/deleted/?", "/createdAt/?", "/updatedAt/?", "/id/?",
    ];

    public static ContainerProperties Memories(CosmosOptions options, int dimensions)
    {
        var index = new VectorIndexPath { Path = "/embedding", Type = Enum.Parse<VectorIndexType>(options.VectorIndex, ignoreCase: true) };
        if (index.Type != VectorIndexType.Flat)
        {
            index.VectorIndexShardKey = ["/bank"];
        }

        var policy = new IndexingPolicy { IndexingMode = IndexingMode.Consistent, Automatic = true, VectorIndexes = [index] };
        foreach (var path in Indexed)
        {
            policy.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        policy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        policy.CompositeIndexes.Add(Sort("/createdAt"));
        policy.CompositeIndexes.Add(Sort("/updatedAt"));
        return new ContainerProperties(options.Container, "/bank")
        {
            PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
            DefaultTimeToLive = -1,
            IndexingPolicy = policy,
            VectorEmbeddingPolicy = new VectorEmbeddingPolicy(
            [
                new Embedding { Path = "/embedding", DataType = VectorDataType.Float32, DistanceFunction = DistanceFunction.Cosine, Dimensions = dimensions },
            ]),
        };
    }

    public static ContainerProperties Directory(CosmosOptions options) =>
        new(options.Directory, "/shard") { PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2 };

    private static Collection<CompositePath> Sort(string path) =>
    [
        new CompositePath { Path = path, Order = CompositePathSortOrder.Descending },
        new CompositePath { Path = "/id", Order = CompositePathSortOrder.Ascending },
    ];
}
