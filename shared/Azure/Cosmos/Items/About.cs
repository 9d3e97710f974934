using System.Text.Json;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>What is known about a memory's words, as one property, so that one patch operation replaces all of it.</summary>
internal sealed record About : IJsonRow<About>
{
    private static readonly RowProperties Properties = new(
        "context", "metadata", "entities", "relations", "permanence", "confidence", "mentionedAt", "occurredStart", "occurredEnd", "scope");

    public string? Context { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public required IReadOnlyList<string> Entities { get; init; }

    public IReadOnlyList<Relation>? Relations { get; init; }

    public Permanence Permanence { get; init; }

    public double? Confidence { get; init; }

    public string? MentionedAt { get; init; }

    public string? OccurredStart { get; init; }

    public string? OccurredEnd { get; init; }

    public MemoryScope? Scope { get; init; }

    public static About Read(ref Utf8JsonReader reader)
    {
        var (context, mentioned, start, end) = ((string?)null, (string?)null, (string?)null, (string?)null);
        var (metadata, entities, relations) = ((IReadOnlyDictionary<string, string>?)null, (IReadOnlyList<string>?)null, (IReadOnlyList<Relation>?)null);
        var (permanence, confidence, scope) = (0, (double?)null, (MemoryScope?)null);
        for (var property = -1; Properties.MoveNext(ref reader, ref property);)
        {
            switch (property)
            {
                case 0: context = RowValue.Text(ref reader); break;
                case 1: metadata = RowValue.Pairs(ref reader); break;
                case 2: entities = RowValue.Texts(ref reader); break;
                case 3: relations = JsonSerializer.Deserialize(ref reader, CosmosJsonContext.Default.IReadOnlyListRelation); break;
                case 4: permanence = RowValue.Number(ref reader); break;
                case 5: confidence = RowValue.Fraction(ref reader); break;
                case 6: mentioned = RowValue.Text(ref reader); break;
                case 7: start = RowValue.Text(ref reader); break;
                case 8: end = RowValue.Text(ref reader); break;
                default: scope = JsonSerializer.Deserialize(ref reader, CosmosJsonContext.Default.MemoryScope); break;
            }
        }

        return new About
        {
            Context = context,
            Metadata = metadata ?? throw Properties.Missing(1),
            Entities = entities ?? throw Properties.Missing(2),
            Relations = relations,
            Permanence = (Permanence)permanence,
            Confidence = confidence,
            MentionedAt = mentioned,
            OccurredStart = start,
            OccurredEnd = end,
            Scope = scope,
        };
    }

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
        Scope = unit.Scope == MemoryScope.None ? null : unit.Scope,
    };
}
