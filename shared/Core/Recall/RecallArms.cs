using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// The ways in which a recall looks for memories, side by side, each within its deadline: by words and names, by vector, by time. What
/// one of them cannot deliver is named, and the others' answer stands.
/// </summary>
internal sealed class RecallArms(IMemoryStore memories, RecallOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>The arms by what they brought, in the order in which they were asked.</summary>
    public Dictionary<string, IReadOnlyList<MemoryCandidate>> Found { get; } = new(StringComparer.Ordinal);

    public List<string> Degraded { get; } = [];

    /// <param name="bank">The bank.</param>
    /// <param name="view">What is seen of it.</param>
    /// <param name="retrieval">Which of them the bank uses.</param>
    /// <param name="question">The question.</param>
    /// <param name="embedding">Its vector.</param>
    /// <param name="statistics">The bank's statistics.</param>
    /// <param name="withoutStatistics">Why they could not be read; without them there is no telling which words are rare.</param>
    /// <param name="filter">Which memories to look at.</param>
    /// <param name="depth">How much of each memory to bring.</param>
    /// <param name="budget">How many an arm may bring.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StoreException">None of them answered.</exception>
    public async Task SearchAsync(
        BankId bank,
        BankView view,
        Retrieval retrieval,
        RecallQuestion question,
        Task<(ReadOnlyMemory<float> Value, string? Failure)> embedding,
        BankStatistics statistics,
        string? withoutStatistics,
        MemoryFilter filter,
        CandidateDepth depth,
        int budget,
        CancellationToken cancellationToken)
    {
        var arms = new List<(string Name, Task<(IReadOnlyList<MemoryCandidate>? Value, string? Failure)> Search)>();
        if (retrieval.Uses("keyword"))
        {
            arms.Add(("keyword", withoutStatistics is null
                ? GuardAsync("keyword", token => SearchByTermsAsync(bank, view, question, statistics, filter, depth, budget, token), cancellationToken)
                : Task.FromResult<(IReadOnlyList<MemoryCandidate>?, string?)>((null, withoutStatistics))));
        }

        if (retrieval.Uses("semantic"))
        {
            arms.Add(("semantic", GuardAsync("semantic", token => SearchByVectorAsync(bank, view, embedding, filter, depth, RecallOptions.Nearest(budget), token), cancellationToken)));
        }

        if (question.Ranges is [var range, ..])
        {
            arms.Add(("temporal", GuardAsync("temporal", token => memories.SearchByTimeAsync(bank, view, range.From, range.To, filter, depth, RecallOptions.Nearest(budget), token), cancellationToken)));
        }

        foreach (var (name, search) in arms)
        {
            var (found, failure) = await search.ConfigureAwait(false);
            Found[name] = found ?? [];
            Degraded.AddRange(failure is null ? [] : [failure]);
        }

        if (Degraded.Count == arms.Count)
        {
            throw new StoreException("no arm of the recall answered", isTransient: true);
        }
    }

    /// <summary>How many memories an arm brought; none where it was not asked.</summary>
    public int Count(string arm) => Found.TryGetValue(arm, out var found) ? found.Count : 0;

    /// <summary>Runs one arm within its deadline. What fails is reported by name.</summary>
    public async Task<(T? Value, string? Failure)> GuardAsync<T>(string arm, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.ArmTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return (await run(both.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ArmTimedOut(logger, arm);
            return (default, $"{arm}: timeout");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.ArmFailed(logger, arm, KnownFailure.Reason(e), KnownFailure.Unforeseen(e));
            return (default, $"{arm}: failed");
        }
    }

    private async Task<IReadOnlyList<MemoryCandidate>> SearchByTermsAsync(
        BankId bank, BankView view, RecallQuestion question, BankStatistics statistics, MemoryFilter filter, CandidateDepth depth, int budget, CancellationToken cancellationToken)
    {
        var chosen = KeywordTerms.Choose(question, statistics, budget);
        return chosen.Terms.Count == 0
            ? []
            : await memories.SearchByTermsAsync(bank, view, chosen.Terms, chosen.IsCut, filter, depth, KeywordTerms.Top(budget), cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<MemoryCandidate>> SearchByVectorAsync(
        BankId bank,
        BankView view,
        Task<(ReadOnlyMemory<float> Value, string? Failure)> embedding,
        MemoryFilter filter,
        CandidateDepth depth,
        int top,
        CancellationToken cancellationToken)
    {
        var (vector, failure) = await embedding.ConfigureAwait(false);
        return failure is null
            ? await memories.SearchByVectorAsync(bank, view, vector, filter, depth, top, cancellationToken).ConfigureAwait(false)
            : throw new StoreException(failure, isTransient: true);
    }
}
