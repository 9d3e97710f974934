using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// Makes facts of answers: each cites the memories of its turns as they are now. A fact whose turns are no longer there is
/// dropped; one that is stated again in the same words keeps its memory.
/// </summary>
internal sealed class FactPlanner(IMemoryStore memories, ExtractOptions options, TimeProvider time)
{
    public async Task<FactPlan> PlanAsync(BankId bank, BankView view, ExtractionDelta delta, CancellationToken cancellationToken)
    {
        if (delta.Covered.Count == 0)
        {
            return FactPlan.Nothing;
        }

        var found = await memories.ReadDocumentAsync(
            bank, view, delta.Document.Life, FirstLine(delta), int.MaxValue, cancellationToken).ConfigureAwait(false);
        var turns = found.Where(memory => memory.Cites.Count == 0).ToLookup(memory => (memory.Line, memory.Fingerprint));
        var whole = WholeTurns(delta, turns);
        var settled = await SettledTurns.AmongAsync(memories, bank, view, [.. found.Where(memory => memory.IsTurn)], cancellationToken).ConfigureAwait(false);
        var keeps = found.Where(memory => memory.IsTurn && settled.Contains(memory)).Select(memory => memory.Id).ToHashSet(StringComparer.Ordinal);
        var former = found.Where(memory => memory.Cites.Any(whole.Contains) && !memory.Cites.Any(keeps.Contains)).ToLookup(Identity, StringComparer.Ordinal);
        var retired = former.ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var (facts, stated) = (new List<DraftFact>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var covered in delta.Covered)
        {
            for (var at = 0; at < covered.Answer.Facts.Count; at++)
            {
                // A model may say the same twice.
                if (Make(bank, delta, covered, at, turns) is { } fact && !fact.Memory.Unit.Cites.Any(keeps.Contains) && stated.Add(Identity(fact.Memory)) && !retired.Remove(Identity(fact.Memory)))
                {
                    facts.Add(fact);
                }
            }
        }

        // What stands in a document twice, with the same words before it, is stated once.
        return new FactPlan([.. facts.DistinctBy(fact => fact.Key, StringComparer.Ordinal)], [.. retired.Values, .. former.SelectMany(same => same.Skip(1))]);
    }

    /// <summary>What is said in the same words about the same turns is the same fact.</summary>
    private static string Identity(DocumentMemory memory) => Identity(memory.Fingerprint, memory.Cites);

    private static string Identity(IndexedMemory memory) => Identity(memory.Fingerprint, memory.Unit.Cites);

    private static string Identity(string fingerprint, IReadOnlyList<string> cites) => $"{fingerprint} {string.Join(' ', cites)}";

    /// <summary>The memories of all turns of chunks that were asked about as a whole: what was stated from them before is stated anew.</summary>
    private static HashSet<string> WholeTurns(ExtractionDelta delta, ILookup<(int Line, string Fingerprint), DocumentMemory> turns) =>
    [
        .. delta.Covered
            .Where(covered => covered.Segment.Chunk.Asked == 0)
            .Select(covered => covered.Segment.Chunk)
            .DistinctBy(chunk => chunk.Index)
            .SelectMany(chunk => chunk.Text!.Turns.SelectMany(turn => turns[(chunk.Chunk.Line + turn.Number, Fingerprint.Of(turn))]))
            .Select(memory => memory.Id),
    ];

    /// <summary>A fact may cite any turn of its passage: those that cite these turns begin at most a call's text before them.</summary>
    private int FirstLine(ExtractionDelta delta)
    {
        var at = delta.Covered.Min(covered => covered.Segment.Chunk.Index);
        for (var tokens = 0; at > 0 && tokens < options.TokensPerCall; at--)
        {
            tokens += delta.History[at - 1].Chunk.Length / 4;
        }

        return delta.History[at].Chunk.Line;
    }

    private DraftFact? Make(
        BankId bank, ExtractionDelta delta, CoveredSegment covered, int ordinal, ILookup<(int Line, string Fingerprint), DocumentMemory> turns)
    {
        var (fact, prints) = covered.Answer.Facts[ordinal];
        var cited = new List<(ChunkHistory Chunk, Turn Turn, DocumentMemory Memory)>(prints.Count);
        for (var at = 0; at < prints.Count; at++)
        {
            if (Locate(delta, covered.Segment, fact.Turns[at]) is not var (chunk, turn)
                || !string.Equals(Fingerprint.Of(turn), prints[at], StringComparison.Ordinal)
                || turns[(chunk.Chunk.Line + turn.Number, prints[at])].FirstOrDefault() is not { } memory)
            {
                return null;
            }

            if (cited.TrueForAll(one => !string.Equals(one.Memory.Id, memory.Id, StringComparison.Ordinal)))
            {
                cited.Add((chunk, turn, memory));
            }
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"{delta.Document.Life}/{covered.Segment.Key}/{ordinal}");
        return new DraftFact(key, Make(bank, delta.Document, key, fact, cited));
    }

    private static (ChunkHistory Chunk, Turn Turn)? Locate(ExtractionDelta delta, Segment segment, int offset)
    {
        var turn = segment.From + offset;
        for (var at = segment.Chunk.Index; at < delta.History.Count && delta.History[at].Text is { } text; at++)
        {
            if (turn < text.Turns.Count)
            {
                return (delta.History[at], text.Turns[turn]);
            }

            turn -= text.Turns.Count;
        }

        return null;
    }

    private IndexedMemory Make(
        BankId bank, StoredDocument document, string key, ExtractedFact fact, List<(ChunkHistory Chunk, Turn Turn, DocumentMemory Memory)> cited)
    {
        var now = time.GetUtcNow();
        var (source, part) = (cited[0].Chunk, cited[0].Chunk.Part);
        var id = bank.Handle + "-" + Digest.Of(
            "stated", document.Life, document.Version.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{source.Index}"), key);
        var at = cited.Max(one => one.Memory.MentionedAt);
        var terms = TextAnalyzer.Analyze(at is { } date ? fact.Text + date.ToString(" · d MMMM yyyy", CultureInfo.InvariantCulture) : fact.Text);
        return new IndexedMemory
        {
            Unit = new MemoryUnit
            {
                Id = id,
                Text = fact.Text,
                Type = fact.Type is "experience" ? "experience" : "world",
                Category = fact.Category,
                Speaker = cited[0].Turn.Speaker,
                DocumentId = document.Id,
                ChunkId = ChunkId.Create(bank, document.Id, source.Chunk),
                SourceTurns = [.. cited.Select(one => one.Memory.Line)],
                Cites = [.. cited.Select(one => one.Memory.Id)],
                Context = part.Context,
                Metadata = part.Metadata,
                Tags = document.Tags,
                Scope = document.Scope,
                Entities = [.. fact.Entities.Concat(part.Entities).Distinct(StringComparer.Ordinal)],
                Relations = fact.Relations,
                Permanence = fact.Permanence,
                ExpiresAt = document.ExpiresAt < fact.ExpiresAt ? document.ExpiresAt : fact.ExpiresAt ?? document.ExpiresAt,
                Confidence = fact.Confidence,
                MentionedAt = at,
                OccurredStart = fact.OccurredStart,
                OccurredEnd = fact.OccurredEnd,
                CreatedAt = now,
                UpdatedAt = now,
            },
            Fingerprint = Fingerprint.OfFact(fact.Text),
            Stamp = source.Index < document.Indexed.Count ? document.Indexed[source.Index].Stamp : "",
            Group = id,
            Slots = AttributeSlot.Of(fact.Relations),
            DocumentLife = document.Life,
            Terms = [.. terms.Distinct(StringComparer.Ordinal)],
            Index = TermIndex.Build([terms, null, null, null, null]),
            Embedding = ReadOnlyMemory<float>.Empty,
        };
    }
}
