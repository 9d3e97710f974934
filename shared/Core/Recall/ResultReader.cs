using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>Reads the memories of a ranked order, as many as their texts fit the caller's tokens.</summary>
internal sealed class ResultReader(IMemoryStore memories)
{
    /// <summary>What a short turn takes: so many tokens as are left are filled by no more memories than this says.</summary>
    private const int TokensPerMemory = 30;
    private const int MaxPage = 200;

    /// <summary>The first results whose texts fit; the best one always does.</summary>
    public async Task<IReadOnlyList<RecalledMemory>> ReadAsync(
        BankId bank, BankView view, IReadOnlyList<RankedMemory> ranked, int maxTokens, CancellationToken cancellationToken)
    {
        var results = new List<RecalledMemory>();
        var spent = 0;
        for (var from = 0; from < ranked.Count;)
        {
            var page = ranked.Skip(from).Take(Math.Clamp((maxTokens - spent) / TokensPerMemory, 8, MaxPage)).ToList();
            from += page.Count;
            var read = await memories.ReadAsync(bank, view, [.. page.Select(place => place.Id)], cancellationToken).ConfigureAwait(false);
            var units = read.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
            foreach (var place in page)
            {
                if (!units.TryGetValue(place.Id, out var unit))
                {
                    continue; // deleted since it was ranked
                }

                spent += TokenEstimate.Of(unit.Text);
                if (spent > maxTokens && results.Count > 0)
                {
                    return results;
                }

                results.Add(new RecalledMemory(unit, place.Final, place.Semantic, place.Keyword));
            }
        }

        return results;
    }
}
