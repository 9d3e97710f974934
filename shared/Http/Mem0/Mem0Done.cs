namespace MemoryFunctions.Http.Mem0;

/// <summary>That it is done.</summary>
internal sealed record Mem0Done
{
    public required string Message { get; init; }
}
