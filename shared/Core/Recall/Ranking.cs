using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Recall;

/// <summary>Puts the candidates of all arms into one order.</summary>
internal static class Ranking
{
    /// <summary>
    /// What similarity counts against the best keyword score. The offline embedder sees word forms only: it finds misspellings,
    /// which no question of the development conversations has. There R@10 is 71.3 with 0, 71.1 with 0.15 and 70.9 with 0.3.
    /// </summary>
    private const double SemanticWeight = 0.15;

    /// <summary>What a memory by a speaker gains whom the question names, as a share of its own score.</summary>
    private const double SpeakerWeight = 0.3;

    public static IReadOnlyList<RankedMemory> Rank(
        RecallQuery query,
        IReadOnlyList<QueryTerm> terms,
        BankStatistics statistics,
        IReadOnlyList<MemoryCandidate> byTerms,
        IReadOnlyList<MemoryCandidate> byVector)
    {
        var similarities = byVector.ToDictionary(candidate => candidate.Id, candidate => candidate.Similarity, StringComparer.Ordinal);
        var bm25 = new Bm25(terms, statistics);
        var scored = byTerms
            .DistinctBy(candidate => candidate.Id, StringComparer.Ordinal)
            .Select(candidate => (candidate.Id, candidate.Speaker, Keyword: (double?)bm25.Score(candidate.Index), Similarity: Take(similarities, candidate.Id)))
            .ToList();
        var best = scored.Count == 0 ? 0 : scored.Max(candidate => candidate.Keyword!.Value);
        scored.AddRange(similarities.Select(rest => (rest.Key, (string?)null, (double?)null, rest.Value)));

        var named = new NamedSpeakers(query.Text);
        return
        [
            .. scored
                .Select(candidate =>
                {
                    var keyword = best > 0 ? (candidate.Keyword ?? 0) / best : 0;
                    var speaker = named.Names(candidate.Speaker) ? 1 + SpeakerWeight : 1;
                    var final = (keyword * speaker) + (SemanticWeight * Math.Max(0, candidate.Similarity ?? 0));
                    return new RankedMemory(candidate.Id, final, candidate.Similarity, candidate.Keyword);
                })
                .Where(result => IsAbove(result, query))
                .OrderByDescending(result => result.Final)
                .ThenByDescending(result => result.Semantic)
                .ThenBy(result => result.Id, StringComparer.Ordinal),
        ];
    }

    private static double? Take(Dictionary<string, double?> similarities, string id) =>
        similarities.Remove(id, out var similarity) ? similarity : null;

    private static bool IsAbove(RankedMemory result, RecallQuery query) =>
        result.Final > 0
        && (query.MinFinal is not { } final || result.Final >= final)
        && (query.MinKeyword is not { } keyword || result.Keyword >= keyword)
        && (query.MinSemantic is not { } semantic || result.Semantic >= semantic);
}
