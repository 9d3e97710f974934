namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A bank with work to do.</summary>
internal sealed record DueRow
{
    public required string Bank { get; init; }

    public required long DueAt { get; init; }
}
