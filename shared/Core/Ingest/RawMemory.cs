using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Ingest;

/// <summary>Makes a memory of a turn without a language model: who said what, when, about whom, and what sort of thing it is.</summary>
internal static class RawMemory
{
    /// <param name="bank">The bank.</param>
    /// <param name="document">The document version.</param>
    /// <param name="slot">The turn.</param>
    /// <param name="id">The memory's id.</param>
    /// <param name="before">The memory as it was, where the turn had one.</param>
    /// <param name="now">The clock.</param>
    public static MemoryUnit Make(BankId bank, StoredDocument document, TurnSlot slot, string id, DocumentMemory? before, DateTimeOffset now)
    {
        // What was said without a date keeps the time at which it was first heard.
        var at = before is not null && !slot.Dated ? before.MentionedAt ?? slot.At : slot.At;
        var (type, category) = TurnClassifier.Classify(slot.Turn.Text, slot.Turn.Speaker);
        var time = at is { } reference ? TemporalExpressions.Find(slot.Turn.Text, reference) : [];
        return new MemoryUnit
        {
            Id = id,
            Text = Text(slot.Turn),
            Type = type,
            Category = category,
            Speaker = slot.Turn.Speaker,
            DocumentId = document.Id,
            ChunkId = ChunkId.Create(bank, document.Id, slot.Chunk),
            SourceTurns = [slot.Line],
            Context = slot.Part.Context,
            Metadata = slot.Part.Metadata,
            Tags = document.Tags,
            Entities = Entities(slot),
            MentionedAt = at,
            OccurredStart = time.Count == 0 ? null : time[0].From,
            OccurredEnd = time.Count == 0 ? null : time[0].To.AddSeconds(-1),
            CreatedAt = before?.CreatedAt ?? now,
            UpdatedAt = now,
        };
    }

    /// <summary>The analysed terms of a turn: what was said, by whom, and on which date.</summary>
    public static IReadOnlyList<string> Terms(TurnSlot slot, DateTimeOffset? at)
    {
        var text = Text(slot.Turn);
        return TextAnalyzer.Analyze(at is { } date ? text + date.ToString(" · d MMMM yyyy", CultureInfo.InvariantCulture) : text);
    }

    private static string Text(Turn turn) => turn.Speaker is null ? turn.Text : $"{turn.Speaker}: {turn.Text}";

    private static List<string> Entities(TurnSlot slot) =>
        [.. EntityMentions.Find(slot.Turn.Text, slot.Turn.Speaker).Concat(slot.Part.Entities).Distinct(StringComparer.Ordinal)];
}
