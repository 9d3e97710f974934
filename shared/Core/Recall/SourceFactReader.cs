using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>Reads the facts behind observations, as many as their texts fit.</summary>
internal static class SourceFactReader
{
    /// <summary>How many are read at once: an observation may rest on any number of them.</summary>
    private const int PerRead = 200;

    /// <param name="memories">The store.</param>
    /// <param name="bank">The bank.</param>
    /// <param name="view">What is seen of it.</param>
    /// <param name="results">What was found; observations among it.</param>
    /// <param name="tokens">What all facts may take.</param>
    /// <param name="tokensEach">What the facts of one observation may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<SourceFacts> ReadAsync(
        IMemoryStore memories,
        BankId bank,
        BankView view,
        IReadOnlyList<RecalledMemory> results,
        int tokens,
        int? tokensEach,
        CancellationToken cancellationToken)
    {
        var observations = results.Select(result => result.Memory).Where(Observation.IsOne).ToList();
        var ids = observations.SelectMany(observation => observation.Cites).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0)
        {
            return SourceFacts.None;
        }

        // Each takes a token at least: no more than that are of use.
        var read = new Dictionary<string, MemoryUnit>(StringComparer.Ordinal);
        foreach (var some in ids.Take(tokens).Chunk(PerRead))
        {
            foreach (var fact in await memories.ReadAsync(bank, view, some, cancellationToken).ConfigureAwait(false))
            {
                read[fact.Id] = fact;
            }
        }

        var (facts, isTruncated) = (new Dictionary<string, MemoryUnit>(StringComparer.Ordinal), ids.Count > tokens);
        foreach (var observation in observations)
        {
            var left = tokensEach ?? int.MaxValue;
            foreach (var fact in observation.Cites.Select(read.GetValueOrDefault).OfType<MemoryUnit>().Where(fact => !facts.ContainsKey(fact.Id)))
            {
                var cost = TokenEstimate.Of(fact.Text);
                if (cost > tokens || cost > left)
                {
                    isTruncated = true;
                    break;
                }

                (tokens, left) = (tokens - cost, left - cost);
                facts.Add(fact.Id, fact);
            }
        }

        return new SourceFacts([.. facts.Values], isTruncated);
    }
}
