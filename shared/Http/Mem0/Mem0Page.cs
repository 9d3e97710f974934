namespace MemoryFunctions.Http.Mem0;

/// <summary>A page of a listing.</summary>
internal sealed record Mem0Page<T>
{
    /// <summary>How many there are on all pages.</summary>
    public required int Count { get; init; }

    /// <summary>Where the next page is; null where this is the last.</summary>
    public string? Next { get; init; }

    public string? Previous { get; init; }

    public required IReadOnlyList<T> Results { get; init; }
}
