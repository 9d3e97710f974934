namespace MemoryFunctions.Http.Mem0;

/// <summary>A page of entities, with how many there are of each type.</summary>
internal sealed record Mem0EntityPage
{
    /// <inheritdoc cref="Mem0Page{T}.Count"/>
    public required int Count { get; init; }

    public string? Next { get; init; }

    public string? Previous { get; init; }

    public required IReadOnlyList<Mem0Entity> Results { get; init; }

    public required int TotalUsers { get; init; }

    public required int TotalAgents { get; init; }

    public required int TotalApps { get; init; }

    public required int TotalRuns { get; init; }
}
