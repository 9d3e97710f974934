namespace MemoryFunctions.Http.Banks;

/// <summary>What went.</summary>
internal sealed record DeleteResponse
{
    public bool Success { get; init; } = true;

    public string? Message { get; init; }

    /// <summary>How many memories went.</summary>
    public int? DeletedCount { get; init; }
}
