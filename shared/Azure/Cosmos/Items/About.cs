using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>What is known about a memory's words, as one property, so that one patch operation replaces all of it.</summary>
internal sealed record About
{
    public string? Context { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public required IReadOnlyList<string> Entities { get; init; }

    public IReadOnlyList<Relation>? Relations { get; init; }

    public Permanence Permanence { get; init; }

    public double? Confidence { get; init; }

    public string? MentionedAt { get; init; }

    public string? OccurredStart { get; init; }

    public string? OccurredEnd { get; init; }

    public static About From(MemoryUnit unit) => new()
    {
        Context = unit.Context,
        Metadata = unit.Metadata,
        Entities = unit.Entities,
        Relations = unit.Relations.Count == 0 ? null : unit.Relations,
        Permanence = unit.Permanence,
        Confidence = unit.Confidence < 1 ? unit.Confidence : null,
        MentionedAt = SortableTime.Write(unit.MentionedAt),
        OccurredStart = SortableTime.Write(unit.OccurredStart),
        OccurredEnd = SortableTime.Write(unit.OccurredEnd),
    };
}
