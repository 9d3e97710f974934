using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>Where each result of an answer stood for each way of looking, from 1: for traces.</summary>
internal static class ArmRanks
{
    /// <param name="results">The results.</param>
    /// <param name="candidates">All that was ranked.</param>
    /// <param name="ranked">The order of all arms together, before a reranker.</param>
    /// <param name="byTime">What the temporal arm brought, newest first.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Of(
        IReadOnlyList<RecalledMemory> results, IReadOnlyList<Candidate> candidates, IReadOnlyList<RankedMemory> ranked, IReadOnlyList<MemoryCandidate> byTime)
    {
        var arms = new (string Name, Dictionary<string, int> Ranks)[]
        {
            ("keyword", Rank(candidates.Where(candidate => candidate.Keyword + candidate.Around > 0).OrderByDescending(candidate => candidate.Keyword + candidate.Around).Select(candidate => candidate.Memory.Id))),
            ("semantic", Rank(candidates.Where(candidate => candidate.Similarity is not null).OrderByDescending(candidate => candidate.Similarity).Select(candidate => candidate.Memory.Id))),
            ("temporal", Rank(byTime.Select(memory => memory.Id))),
            ("fused", Rank(ranked.Select(place => place.Id))),
        };
        return results.ToDictionary(
            result => result.Memory.Id,
            IReadOnlyDictionary<string, int> (result) => arms.Where(arm => arm.Ranks.ContainsKey(result.Memory.Id)).ToDictionary(arm => arm.Name, arm => arm.Ranks[result.Memory.Id], StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private static Dictionary<string, int> Rank(IEnumerable<string> ids) =>
        ids.Select((id, at) => (Id: id, Rank: at + 1)).ToDictionary(pair => pair.Id, pair => pair.Rank, StringComparer.Ordinal);
}
