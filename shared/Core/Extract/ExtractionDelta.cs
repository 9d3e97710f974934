using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// A document compared with what a model was asked about: what is new, for which of that there are answers, and what is still
/// to be asked.
/// </summary>
internal sealed class ExtractionDelta
{
    private readonly PassageTerms terms;
    private readonly IReadOnlyList<ChunkHistory> history;
    private readonly List<Segment> toAsk = [];
    private readonly List<CoveredSegment> covered = [];
    private readonly List<ExtractedChunk> chunks = [];

    /// <param name="document">The document; its newest version is indexed.</param>
    /// <param name="texts">At least the chunks that <see cref="Needed"/> names.</param>
    /// <param name="answers">Answers about this document, of any age.</param>
    /// <param name="terms">What would be asked under.</param>
    /// <exception cref="StoreException">A chunk is missing.</exception>
    public ExtractionDelta(
        StoredDocument document, IReadOnlyDictionary<string, Chunk> texts, IReadOnlyList<SegmentAnswer> answers, PassageTerms terms)
    {
        (Document, this.terms) = (document, terms);
        history = ChunkHistory.Of(document, texts);
        foreach (var chunk in history)
        {
            if (!chunk.IsNew)
            {
                Keep(chunk.Former is { } former ? former with { Hash = chunk.Chunk.Hash } : null);
                continue;
            }

            Compare(chunk, answers);
        }
    }

    public StoredDocument Document { get; }

    /// <summary>What a model is still to be asked, in order.</summary>
    public IReadOnlyList<Segment> ToAsk => toAsk;

    /// <summary>New turns for which there is an answer, in order.</summary>
    public IReadOnlyList<CoveredSegment> Covered => covered;

    /// <summary>All chunks of the document.</summary>
    public IReadOnlyList<ChunkHistory> History => history;

    /// <summary>The document once the answers are used.</summary>
    public ExtractionState After(TokenUsage consolidation, string? model)
    {
        var spent = covered.Aggregate(Document.Extraction.Spent + consolidation, (sum, one) => sum + one.Answer.Usage);
        var state = Document.Extraction with { Chunks = chunks, Spent = spent, Model = model ?? Document.Extraction.Model, Refusal = chunks.Find(chunk => chunk.Refusal is not null)?.Refusal };
        return toAsk.Count == 0
            ? ExtractionMarker.Done(state, Document.Version)
            : state with { NewTokens = Math.Max(1, toAsk.Sum(segment => segment.Tokens)) };
    }

    /// <summary>The chunks whose text is needed: the new ones, and as many before each as go along with it.</summary>
    public static IReadOnlySet<string> Needed(StoredDocument document, int contextTokens)
    {
        var all = ChunkHistory.Of(document, new Dictionary<string, Chunk>(StringComparer.Ordinal));
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in all.Where(chunk => chunk.IsNew))
        {
            needed.Add(chunk.Chunk.Hash);
            for (var (at, tokens) = (chunk.Index - 1, 0); at >= 0 && tokens < contextTokens; at--)
            {
                needed.Add(all[at].Chunk.Hash);
                tokens += all[at].Chunk.Length / 4;
            }
        }

        return needed;
    }

    private void Compare(ChunkHistory chunk, IReadOnlyList<SegmentAnswer> answers)
    {
        if (chunk.Text is not { } text)
        {
            throw new StoreException("a chunk of the document is missing", isTransient: true);
        }

        var (at, refusal) = (chunk.Asked, chunk.Former?.Refusal);
        while (at < text.Turns.Count)
        {
            var before = Before(chunk, at);
            var answer = answers.FirstOrDefault(one => one.Turns > 0 && at + one.Turns <= text.Turns.Count
                && string.Equals(one.Key, terms.KeyOf(chunk, at, one.Turns, before), StringComparison.Ordinal));
            var segment = SegmentOf(chunk, at, answer?.Turns ?? text.Turns.Count - at, before);
            if (answer is null)
            {
                toAsk.Add(segment);
                break;
            }

            covered.Add(new CoveredSegment(segment, answer));
            refusal = answer.Refusal ?? refusal;
            at += answer.Turns;
        }

        var hash = at == text.Turns.Count ? chunk.Chunk.Hash : "";
        Keep(at == chunk.Asked && at < text.Turns.Count
            ? chunk.Former
            : new ExtractedChunk(hash, at, PassageText.Digest(chunk.Part.Context, text.Turns.Take(at)), refusal));
    }

    private void Keep(ExtractedChunk? chunk)
    {
        if (chunk is not null)
        {
            chunks.Add(chunk);
        }
    }

    private Segment SegmentOf(ChunkHistory chunk, int from, int turns, IReadOnlyList<PassageTurn> before) => new()
    {
        Document = Document,
        Chunk = chunk,
        From = from,
        Turns = [.. chunk.Text!.Turns.Skip(from).Take(turns)],
        Before = before,
        Guidance = terms.Guidance,
        Key = terms.KeyOf(chunk, from, turns, before),
    };

    /// <summary>The last of what was said before, as whole turns where they fit, and at least the end of the very last.</summary>
    private List<PassageTurn> Before(ChunkHistory chunk, int from)
    {
        var turns = new List<PassageTurn>();
        var left = terms.ContextTokens;
        foreach (var (turn, at) in Backwards(chunk, from))
        {
            var tokens = PassageText.Tokens(turn);
            if (tokens > left && turns.Count > 0)
            {
                break;
            }

            if (left > 0)
            {
                turns.Add(new PassageTurn(-1 - turns.Count, turn.Speaker, tokens > left ? End(turn.Text, left) : turn.Text, at));
            }

            left -= tokens;
            if (left <= 0)
            {
                break;
            }
        }

        turns.Reverse();
        return turns;
    }

    private IEnumerable<(Turn Turn, DateTimeOffset? At)> Backwards(ChunkHistory chunk, int from)
    {
        for (var at = chunk.Index; at >= 0 && history[at].Text is { } text; at--)
        {
            for (var turn = (at == chunk.Index ? from : text.Turns.Count) - 1; turn >= 0; turn--)
            {
                yield return (text.Turns[turn], text.Turns[turn].Timestamp ?? history[at].Chunk.At);
            }
        }
    }

    private static string End(string text, int tokens)
    {
        var start = Math.Max(0, text.Length - (tokens * 4));
        return text[(start < text.Length && char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }
}
