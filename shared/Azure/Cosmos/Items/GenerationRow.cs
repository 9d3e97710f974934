namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A memory that carries a generation's name.</summary>
internal sealed record GenerationRow
{
    public required string MemoryId { get; init; }

    public string? Generation { get; init; }
}
