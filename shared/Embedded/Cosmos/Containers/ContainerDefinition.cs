using System.Text.Json.Nodes;

namespace MemoryFunctions.Embedded.Cosmos.Containers;

/// <summary>What a caller defined a container to be, checked.</summary>
internal sealed record ContainerDefinition
{
    public required string Id { get; init; }

    /// <summary>One element a level: <c>/a/b</c> has two.</summary>
    public required IReadOnlyList<string> PartitionKeyPath { get; init; }

    public required IndexingPolicy Indexing { get; init; }

    /// <summary>Null where the container has no vector policy.</summary>
    public VectorDefinition? Vector { get; init; }

    /// <summary>Seconds; -1 switches time to live on without a default; null switches it off.</summary>
    public int? DefaultTimeToLive { get; init; }

    /// <summary>The definition as the caller sent it, without system properties.</summary>
    public required JsonObject Json { get; init; }
}
