namespace MemoryFunctions.Http.Banks;

/// <summary>A tag and how many memories have it.</summary>
internal sealed record TagItem
{
    public required string Tag { get; init; }

    public required int Count { get; init; }
}
