namespace MemoryFunctions.Http.Mem0;

/// <summary>A failure.</summary>
internal sealed record Mem0Error
{
    /// <summary>What is wrong, for a person.</summary>
    public required string Error { get; init; }
}
