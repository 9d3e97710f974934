using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Reads the memories of a ranked order, as many as their texts fit the caller's tokens, in one read as a rule. A turn is left out
/// where a fact that was stated from it is in the same answer; the fact takes its place. What says nearly the same as a better result
/// is left out too.
/// </summary>
/// <param name="units">Reads them.</param>
/// <param name="keepsDuplicates">Whether what says nearly the same stays.</param>
internal sealed class ResultReader(UnitReader units, bool keepsDuplicates)
{
    /// <summary>What a short turn takes, where nobody wrote down what it takes.</summary>
    private const int TokensPerMemory = 30;
    private const int MaxPage = 500;

    private readonly List<RecalledMemory> results = [];
    private readonly HashSet<string> cited = new(StringComparer.Ordinal);
    private int spent;

    /// <summary>The first results whose texts fit; the best one always does.</summary>
    public async Task<IReadOnlyList<RecalledMemory>> ReadAsync(IReadOnlyList<RankedMemory> ranked, int maxTokens, CancellationToken cancellationToken)
    {
        var duplicates = new NearDuplicates();
        for (var from = 0; from < ranked.Count;)
        {
            var page = Page(ranked, duplicates, maxTokens - spent, ref from);
            if (page.Count == 0)
            {
                break;
            }

            var read = await units.ReadAsync(page, cancellationToken).ConfigureAwait(false);
            foreach (var place in page)
            {
                // One that is not there was deleted since it was ranked.
                if (read.TryGetValue(place.Id, out var unit)
                    && !cited.Contains(unit.Id)
                    && !TryAdd(new RecalledMemory(unit, place.Final, place.Semantic, place.Keyword) { Reranker = place.Reranker }, maxTokens))
                {
                    return results;
                }
            }
        }

        return results;
    }

    /// <summary>As many as fill the tokens and one more; half as many again where facts may take the places of turns.</summary>
    private List<RankedMemory> Page(IReadOnlyList<RankedMemory> ranked, NearDuplicates duplicates, int tokens, ref int from)
    {
        var page = new List<RankedMemory>();
        var (left, hasFacts) = ((long)tokens, false);
        for (; from < ranked.Count && page.Count < MaxPage && left >= 0; from++)
        {
            var place = ranked[from];
            if (!keepsDuplicates && duplicates.IsOne(place.Words))
            {
                continue;
            }

            page.Add(place);
            left -= place.Tokens > 0 ? place.Tokens : TokensPerMemory;
            if (place.IsStated && !hasFacts)
            {
                (left, hasFacts) = (left + (tokens / 2), true);
            }
        }

        return page;
    }

    /// <summary>False where the tokens are used up.</summary>
    private bool TryAdd(RecalledMemory result, int maxTokens)
    {
        IReadOnlyList<string> turns = Observation.IsOne(result.Memory) ? [] : result.Memory.Cites;
        var covered = turns.Count == 0 ? [] : results.Where(other => turns.Contains(other.Memory.Id, StringComparer.Ordinal)).ToList();
        var cost = TokenEstimate.Of(result.Memory.Text) - covered.Sum(other => TokenEstimate.Of(other.Memory.Text));
        if (spent + cost > maxTokens && results.Count > 0)
        {
            return false;
        }

        spent += cost;
        cited.UnionWith(turns);
        if (covered.Count == 0)
        {
            results.Add(result);
            return true;
        }

        // It is as good an answer as the best of the turns that it was stated from.
        var first = covered[0];
        results[results.IndexOf(first)] = result with { Final = first.Final };
        foreach (var other in covered.Skip(1))
        {
            results.Remove(other);
        }

        return true;
    }
}
