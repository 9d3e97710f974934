using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A memory that is out of sight, with the reason.</summary>
internal sealed record InvalidatedRow : MemoryRow
{
    public required Curation Curation { get; init; }
}
