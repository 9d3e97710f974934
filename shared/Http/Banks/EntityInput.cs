namespace MemoryFunctions.Http.Banks;

/// <summary>A name in the content.</summary>
internal sealed record EntityInput
{
    public required string Text { get; init; }
}
