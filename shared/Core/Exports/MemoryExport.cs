namespace MemoryFunctions.Core.Exports;

/// <summary>
/// What is to be read of memories in the form of a schema. It is what was asked that is kept, and no memory: each reading is of what is
/// remembered by then, so that nothing deleted is left in one.
/// </summary>
public sealed record MemoryExport
{
    public required string Id { get; init; }

    /// <summary>The JSON schema.</summary>
    public required string Schema { get; init; }

    /// <summary>Which memories, as the caller wrote it; whoever takes calls reads it.</summary>
    public required string Filters { get; init; }

    /// <summary>What to heed; null where nothing was said.</summary>
    public string? Instructions { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
