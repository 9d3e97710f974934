using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Ingest;

/// <summary>Makes a memory of a turn without a language model: who said what, when, about whom, and what sort of thing it is.</summary>
internal static class RawMemory
{
    /// <summary>A turn of fewer terms says little by itself.</summary>
    private const int LittleTerms = 4;

    /// <summary>In a bank of more memories the statistics may have cut a count.</summary>
    private const int MostCounted = 200_000;

    /// <summary>Longer texts, in UTF-16 units, are not looked at for it.</summary>
    private const int LittleLength = 80;

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
        var (type, category) = TurnClassifier.Classify(slot.Said, slot.Turn.Speaker);
        var time = at is { } reference ? TemporalExpressions.Find(slot.Said, reference) : [];
        return new MemoryUnit
        {
            Id = id,
            Text = Text(slot),
            Type = type,
            Category = category,
            Speaker = slot.Turn.Speaker,
            DocumentId = document.Id,
            ChunkId = ChunkId.Create(bank, document.Id, slot.Chunk),
            SourceTurns = [slot.Line],
            Context = slot.Part.Context,
            Metadata = slot.Part.Metadata,
            Tags = document.Tags,
            Scope = document.Scope,
            ExpiresAt = document.ExpiresAt,
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
        var text = Text(slot);
        return TextAnalyzer.Analyze(at is { } date ? text + Date(date) : text);
    }

    /// <summary>
    /// Whether no memory of the bank has the turn's words: one of them is not in the statistics, which never count too few. The
    /// date is none of its words: another copy of the turn may have been retained on another day.
    /// </summary>
    public static bool IsSurelyNew(IndexedMemory turn, BankStatistics statistics)
    {
        if (statistics.Curated || statistics.Memories > MostCounted)
        {
            return false;
        }

        var dates = turn.Unit.MentionedAt is { } at ? TextAnalyzer.Analyze(Date(at)).Select(TermHash.Of).ToList() : [];
        return turn.Index.Own().Any(term => statistics.Frequencies.Frequency(term) == 0 && !dates.Contains(term));
    }

    /// <summary>
    /// What makes the same turn in another document the same memory: the words, the speaker, the date where there is one, and
    /// what the caller scopes and filters by. What says little by itself ("no") is the same only as an answer to the same.
    /// </summary>
    /// <param name="document">The document version.</param>
    /// <param name="slot">The turn.</param>
    /// <param name="previous">The turn before it.</param>
    public static string Group(StoredDocument document, TurnSlot slot, TurnSlot? previous) => Digest.Of(
    [
        slot.Said.Length == slot.Turn.Text.Length ? slot.Fingerprint : Digest.Of("turn", slot.Turn.Speaker ?? "", slot.Said),
        SaysLittle(slot.Said) ? previous?.Fingerprint ?? "first" : "",
        !slot.Dated ? "" : slot.At is { } at ? at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : "undated",
        string.Join('\0', document.Tags.Order(StringComparer.Ordinal)),
        .. slot.Part.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => new[] { entry.Key, entry.Value }),
        .. DocumentLayout.ScopeOf(document),
    ]);

    private static string Date(DateTimeOffset at) => at.ToString(" · d MMMM yyyy", CultureInfo.InvariantCulture);

    private static bool SaysLittle(string text) => text.Length <= LittleLength && TextAnalyzer.Analyze(text).Count < LittleTerms;

    private static string Text(TurnSlot slot) => slot.Turn.Speaker is null ? slot.Said : $"{slot.Turn.Speaker}: {slot.Said}";

    private static List<string> Entities(TurnSlot slot) =>
        [.. EntityMentions.Find(slot.Said, slot.Turn.Speaker).Concat(slot.Part.Entities).Distinct(StringComparer.Ordinal)];
}
