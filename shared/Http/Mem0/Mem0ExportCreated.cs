namespace MemoryFunctions.Http.Mem0;

/// <summary>An export that was taken.</summary>
internal sealed record Mem0ExportCreated
{
    public required string Message { get; init; }

    /// <summary>To get it by.</summary>
    public required string Id { get; init; }
}
