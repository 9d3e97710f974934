using System.Globalization;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Curate;

/// <summary>A fact as it is after a person's change: another writing under the same id, in the same place.</summary>
internal static class EditedFact
{
    /// <summary>The fact after an edit; the same one where nothing is different.</summary>
    /// <param name="fact">As it is.</param>
    /// <param name="edit">What changes.</param>
    /// <param name="vector">That of the new words; unused where they stay.</param>
    /// <param name="token">Names the change.</param>
    /// <param name="now">The clock.</param>
    public static IndexedMemory Edit(IndexedMemory fact, MemoryEdit edit, ReadOnlyMemory<float> vector, string token, DateTimeOffset now)
    {
        if ((edit with { Feedback = null }).IsEmpty)
        {
            return Judge(fact, edit, token);
        }

        var isReworded = Rewords(fact, edit);
        var unit = Unit(fact, edit, isReworded);
        var curation = State(fact.Curation ?? new Curation { Token = token }, edit, now);
        if (!isReworded && IsSame(unit, fact.Unit) && curation.State == (fact.Curation?.State ?? MemoryState.Valid) && string.Equals(curation.Reason, fact.Curation?.Reason, StringComparison.Ordinal))
        {
            return fact;
        }

        curation = curation with { Token = token, Parts = curation.Parts | PartsOf(edit, isReworded) };
        var terms = isReworded ? Terms(unit) : [];
        return fact with
        {
            Revision = fact.Revision + 1,
            Unit = unit with { UpdatedAt = now, EditedAt = now },
            Curation = isReworded ? curation.After(new PastText(token, now, fact.Unit.Text)) : curation,
            Slots = isReworded ? [] : fact.Slots,
            Terms = isReworded ? [.. terms.Distinct(StringComparer.Ordinal)] : fact.Terms,
            Index = isReworded ? TermIndex.Build([terms, null, null, null, null]) : fact.Index,
            Embedding = isReworded ? vector : fact.Embedding,
        };
    }

    /// <summary>The fact with what somebody thinks of it: it is no other memory for that, and not changed at another time.</summary>
    private static IndexedMemory Judge(IndexedMemory fact, MemoryEdit edit, string token)
    {
        var (before, given) = (fact.Curation?.Feedback, edit.Feedback);
        return given is null || (given.IsEmpty ? before is null : given.Says(before)) ? fact : fact with
        {
            Revision = fact.Revision + 1,
            Curation = (fact.Curation ?? new Curation { Token = token }) with { Token = token, Feedback = given.IsEmpty ? null : given },
        };
    }

    /// <summary>What is left of a deleted fact: its place and what its source is known by, and no words.</summary>
    public static IndexedMemory Delete(IndexedMemory fact, string token, DateTimeOffset now) => fact with
    {
        Revision = fact.Revision + 1,
        Unit = new MemoryUnit
        {
            Id = fact.Unit.Id,
            Text = "",
            Type = fact.Unit.Type,
            DocumentId = fact.Unit.DocumentId,
            ChunkId = fact.Unit.ChunkId,
            SourceTurns = fact.Unit.SourceTurns,
            Cites = fact.Unit.Cites,
            MentionedAt = fact.Unit.MentionedAt,
            CreatedAt = fact.Unit.CreatedAt,
            UpdatedAt = now,
            ProofCount = fact.Unit.ProofCount,
        },
        Curation = new Curation { State = MemoryState.Deleted, Token = token },
        Slots = [],
        Reason = null,
        Terms = [],
        Index = TermIndex.Build([[], null, null, null, null]),
        Embedding = ReadOnlyMemory<float>.Empty,
    };

    public static bool Rewords(IndexedMemory fact, MemoryEdit edit) => edit.Text is { } text && !string.Equals(text, fact.Unit.Text, StringComparison.Ordinal);

    private static MemoryUnit Unit(IndexedMemory fact, MemoryEdit edit, bool isReworded)
    {
        var unit = fact.Unit with
        {
            Text = edit.Text ?? fact.Unit.Text,
            Context = edit.Context is null ? fact.Unit.Context : edit.Context.Length == 0 ? null : edit.Context,
            Metadata = edit.Metadata ?? fact.Unit.Metadata,
            Tags = edit.Tags is null ? fact.Unit.Tags : [.. edit.Tags.Distinct(StringComparer.Ordinal)],
            Type = Observation.IsOne(fact.Unit) ? fact.Unit.Type : edit.Type ?? fact.Unit.Type,
            MentionedAt = edit.MentionedAt ?? fact.Unit.MentionedAt,
            ExpiresAt = edit.ExpiresAt is { } expiry ? expiry.Value : fact.Unit.ExpiresAt,
        };
        unit = isReworded ? Reread(unit) : unit;
        return unit with
        {
            Entities = edit.Entities is null ? unit.Entities : [.. edit.Entities.Distinct(StringComparer.Ordinal)],
            OccurredStart = edit.OccurredStart is { } start ? start.Value : unit.OccurredStart,
            OccurredEnd = edit.OccurredEnd is { } end ? end.Value : unit.OccurredEnd,
        };
    }

    /// <summary>What the words themselves tell, read from the new ones.</summary>
    private static MemoryUnit Reread(MemoryUnit unit)
    {
        var times = unit.MentionedAt is { } reference ? TemporalExpressions.Find(unit.Text, reference) : [];
        var isTurn = unit.Cites.Count == 0;
        return unit with
        {
            Entities = Observation.IsOne(unit) ? unit.Entities : EntityMentions.Find(unit.Text, unit.Speaker),
            Relations = [],
            OccurredStart = times.Count > 0 ? times[0].From : isTurn ? null : unit.OccurredStart,
            OccurredEnd = times.Count > 0 ? times[0].To.AddSeconds(-1) : isTurn ? null : unit.OccurredEnd,
        };
    }

    private static Curation State(Curation curation, MemoryEdit edit, DateTimeOffset now) => edit.State switch
    {
        MemoryState.Invalidated => curation with
        {
            State = MemoryState.Invalidated,
            Reason = edit.Reason ?? curation.Reason,
            InvalidatedAt = curation.State == MemoryState.Invalidated ? curation.InvalidatedAt : now,
        },
        MemoryState.Valid => curation with { State = MemoryState.Valid, Reason = null, InvalidatedAt = null, Follows = null },
        _ => curation,
    };

    private static EditedParts PartsOf(MemoryEdit edit, bool isReworded) =>
        (isReworded ? EditedParts.Text : EditedParts.None)
        | (edit.Context is null ? EditedParts.None : EditedParts.Context)
        | (edit.Metadata is null ? EditedParts.None : EditedParts.Metadata)
        | (edit.Tags is null ? EditedParts.None : EditedParts.Tags)
        | EditedParts.Other;

    private static bool IsSame(MemoryUnit one, MemoryUnit other) =>
        one with { Metadata = other.Metadata, Tags = other.Tags, Entities = other.Entities } == other
        && one.Tags.SequenceEqual(other.Tags, StringComparer.Ordinal)
        && one.Entities.SequenceEqual(other.Entities, StringComparer.Ordinal)
        && one.Metadata.Count == other.Metadata.Count
        && one.Metadata.All(entry => other.Metadata.TryGetValue(entry.Key, out var value) && string.Equals(value, entry.Value, StringComparison.Ordinal));

    private static IReadOnlyList<string> Terms(MemoryUnit unit) => TextAnalyzer.Analyze(
        unit.MentionedAt is { } at ? unit.Text + at.ToString(" · d MMMM yyyy", CultureInfo.InvariantCulture) : unit.Text);
}
