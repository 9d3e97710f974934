using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Has the best of an order read by the reranker, where there is one and the query wants it. Whatever goes wrong with it, the order of
/// before stands and the answer says so; a memory is never lost here but to a floor that the caller set.
/// </summary>
internal sealed class RerankStage(IReranker? reranker, ILogger logger)
{
    private const string Name = "reranker";

    /// <summary>The query that ranking before this stage goes by: the floor under the final score is for the final score.</summary>
    public RecallQuery Before(RecallQuery query) => Applies(query) ? query with { MinFinal = null } : query;

    public async Task<Reranked> RunAsync(RecallQuery query, UnitReader units, IReadOnlyList<RankedMemory> ranked, CancellationToken cancellationToken)
    {
        if (!Applies(query) || ranked.Count == 0)
        {
            return new Reranked(ranked, query.MinReranker is null || reranker is not null ? null : $"{Name}: not configured");
        }

        // As many more as the answer will show: the same read brings both.
        var head = Math.Min(reranker!.Candidates, IReranker.MaxTexts);
        var known = await units.ReadAsync(ranked.Take(Math.Max(head, Shown(ranked, query.MaxTokens))), cancellationToken).ConfigureAwait(false);
        var read = ranked.Take(head).Select(place => known.GetValueOrDefault(place.Id)).OfType<MemoryUnit>().ToList();
        var (scores, failure) = await AskAsync(query.Text, read, cancellationToken).ConfigureAwait(false);
        return new Reranked(
            scores is null ? Above(ranked, query.MinFinal, null) : Above(Blend(ranked, scores), query.MinFinal, query.MinReranker),
            failure);
    }

    private static IEnumerable<RankedMemory> Blend(IReadOnlyList<RankedMemory> ranked, Dictionary<string, double> scores) => ranked
        .Select(place => scores.TryGetValue(place.Id, out var score) ? place with { Reranker = score } : place)
        .Select(place => place with { Final = RerankBlend.Of(place.Final, place.Reranker) })
        .OrderByDescending(place => place.Final); // stable: ties stay as the arms had them

    private static List<RankedMemory> Above(IEnumerable<RankedMemory> places, double? final, double? score) =>
        [.. places.Where(place => (final is null || place.Final >= final) && (score is null || place.Reranker >= score))];

    /// <summary>How many places fit the tokens, about.</summary>
    private static int Shown(IReadOnlyList<RankedMemory> ranked, int tokens)
    {
        var count = 0;
        for (long left = tokens; count < ranked.Count && left >= 0; count++)
        {
            left -= Math.Max(1, ranked[count].Tokens);
        }

        return count;
    }

    private bool Applies(RecallQuery query) => reranker is not null && query.Rerank is not false;

    private async Task<(Dictionary<string, double>? Scores, string? Failure)> AskAsync(string question, IReadOnlyList<MemoryUnit> read, CancellationToken cancellationToken)
    {
        if (read.Count == 0)
        {
            return (null, null);
        }

        try
        {
            var scores = await reranker!.RerankAsync(question, [.. read.Select(RerankText.Of)], cancellationToken).ConfigureAwait(false);
            return (
                read.Zip(scores).Where(pair => pair.Second is { } score && double.IsFinite(score)).ToDictionary(pair => pair.First.Id, pair => Math.Clamp(pair.Second!.Value, 0, 1), StringComparer.Ordinal),
                null);
        }
        catch (TimeoutException)
        {
            Log.ArmTimedOut(logger, Name);
            return (null, $"{Name}: timeout");
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.ArmFailed(logger, Name, KnownFailure.Reason(e), KnownFailure.Unforeseen(e));
            return (null, $"{Name}: failed");
        }
    }
}
