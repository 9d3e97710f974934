using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A fact as it is shown, with its group.</summary>
internal record FactRow : MemoryRow
{
    public required string GroupId { get; init; }

    public IReadOnlyList<string>? Slots { get; init; }

    public StatedFact ToFact() => new(ToUnit(), GroupId) { Slots = Slots ?? [] };
}
