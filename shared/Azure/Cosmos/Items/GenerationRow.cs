using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A memory that carries a generation's name.</summary>
internal sealed record GenerationRow
{
    public required string MemoryId { get; init; }

    public required int Revision { get; init; }

    public string? Generation { get; init; }

    public FactKey ToKey() => new(MemoryId, Revision);
}
