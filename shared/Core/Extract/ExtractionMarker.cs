using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Extract;

/// <summary>Writes into a document that has just been indexed how much of it waits for the second stage, and when the sweep is to ring for it.</summary>
internal sealed class ExtractionMarker(ExtractionSchedule schedule, TimeSpan grace)
{
    /// <summary>What the schedule goes by.</summary>
    public static PendingExtraction Pending(StoredDocument document, string life) => new(
        life, document.Id, document.Extraction.NewTokens, document.Extraction.NewSince ?? document.UpdatedAt, document.UpdatedAt, document.Extraction.NotBefore);

    /// <param name="document">The document as it is to be committed; all of its newest version is indexed.</param>
    /// <param name="texts">Chunks that were read for it; of one that was not, the length says how much it is.</param>
    public StoredDocument Mark(StoredDocument document, IReadOnlyDictionary<string, Chunk> texts)
    {
        var history = ChunkHistory.Of(document, texts);
        var kept = history.Where(chunk => chunk.Former is not null)
            .Select(chunk => chunk.IsNew ? chunk.Former! : chunk.Former! with { Hash = chunk.Chunk.Hash }).ToList();
        if (history.Any(chunk => chunk.IsNew && chunk.Text is null))
        {
            // Whether it is one of these that has grown is seen when it is read.
            kept.AddRange(document.Extraction.Chunks.Except(kept));
        }

        var (state, tokens) = (document.Extraction with { Chunks = kept }, document.IsVerbatim ? 0 : history.Sum(NewTokens));
        if (tokens == 0)
        {
            return document with { Extraction = Done(state, document.Version), DueAt = null };
        }

        var since = document.Extraction is { NewTokens: > 0, NewSince: { } before } ? before : document.UpdatedAt;
        return Wait(document with { Extraction = state with { NewTokens = tokens, NewSince = since } });
    }

    /// <summary>The document with the time at which the sweep takes its bell for lost.</summary>
    public StoredDocument Wait(StoredDocument document) =>
        document with { DueAt = schedule.DueAlone(Pending(document, life: "")) + grace };

    /// <summary>The state once nothing is left to ask about a version.</summary>
    public static ExtractionState Done(ExtractionState state, long version) => state with
    {
        Version = version,
        UsageFrom = state.Version < version ? state.Version : state.UsageFrom,
        Usage = state.Version < version ? state.Spent : state.Usage + state.Spent,
        Spent = default,
        NewTokens = 0,
        NewSince = null,
        NotBefore = null,
        Attempts = 0,
        Strikes = 0,
    };

    private static int NewTokens(ChunkHistory chunk) =>
        !chunk.IsNew ? 0
        : chunk.Text is { } text ? text.Turns.Skip(chunk.Asked).Sum(PassageText.Tokens)
        : (chunk.Chunk.Length + 3) / 4;
}
