using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Recall;

/// <summary>Answers a question with a bank's memories, best first.</summary>
public sealed class RecallService(
    IBankStore banks,
    IMemoryStore memories,
    IEmbedder embedder,
    ChunkReader chunks,
    IOptions<RecallOptions> options,
    TimeProvider time,
    ILogger<RecallService> logger)
{
    /// <summary>The most tokens a question may have.</summary>
    public const int MaxQueryTokens = 500;

    /// <summary>An answer; a bank that is not there has nothing to say.</summary>
    /// <exception cref="InvalidInputException">The question is blank or too long.</exception>
    public async Task<RecallAnswer> RecallAsync(RecallQuery query, CancellationToken cancellationToken)
    {
        Check(query);
        var started = time.GetTimestamp();
        var terms = TextAnalyzer.AnalyzeQuery(query.Text);
        var embedding = Guard("semantic", token => EmbedAsync(query.Text, token), cancellationToken);

        // The header comes first: it fixes what all arms see, however many commits happen while they look.
        var header = await banks.ReadHeaderAsync(query.Bank, cancellationToken).ConfigureAwait(false);
        if (header is null)
        {
            await embedding.ConfigureAwait(false);
            return new RecallAnswer { Results = [], Chunks = query.ChunkTokens is null ? null : new Dictionary<string, ChunkText>(StringComparer.Ordinal), Sources = query.SourceFactTokens is null ? null : SourceFacts.None };
        }

        var view = header.View;
        var filter = new MemoryFilter(query.Types, query.Tags, time.GetUtcNow()) { Condition = query.Condition };
        var budget = options.Value.Candidates(query.Budget);
        var statistics = await memories.ReadStatisticsAsync(query.Bank, header.Life, cancellationToken).ConfigureAwait(false);
        var prepared = time.GetElapsedTime(started);

        var keyword = Guard("keyword", token => SearchByTermsAsync(query.Bank, view, terms, statistics, filter, budget, token), cancellationToken);
        var semantic = Guard("semantic", token => SearchByVectorAsync(query.Bank, view, embedding, filter, budget, token), cancellationToken);
        var (byTerms, keywordFailure) = await keyword.ConfigureAwait(false);
        var (byVector, semanticFailure) = await semantic.ConfigureAwait(false);
        if (keywordFailure is not null && semanticFailure is not null)
        {
            throw new StoreException("no arm of the recall answered", isTransient: true);
        }

        var searched = time.GetElapsedTime(started);

        var ranked = Ranking.Rank(query, terms, statistics, byTerms ?? [], byVector ?? []);
        var fused = time.GetElapsedTime(started);
        var results = await new ResultReader(memories).ReadAsync(query.Bank, view, ranked, query.MaxTokens, cancellationToken).ConfigureAwait(false);
        var texts = query.ChunkTokens is { } tokens
            ? await chunks.ReadAsync(query.Bank, header.Life, [.. results.Select(result => result.Memory)], tokens, cancellationToken).ConfigureAwait(false)
            : null;

        var sources = query.SourceFactTokens is { } most
            ? await SourceFactReader.ReadAsync(memories, query.Bank, view, results, most, query.SourceFactTokensEach, cancellationToken).ConfigureAwait(false)
            : null;

        List<string> degraded = [.. new[] { keywordFailure, semanticFailure }.OfType<string>()];
        Log.Recalled(logger, query.Bank, byTerms?.Count ?? 0, byVector?.Count ?? 0, results.Count, degraded.Count);
        return new RecallAnswer
        {
            Results = results,
            Chunks = texts,
            Sources = sources,
            Degraded = degraded,
            Trace = query.Trace ? Trace(terms, byTerms, byVector, [prepared, searched, fused, time.GetElapsedTime(started)]) : null,
        };
    }

    private static void Check(RecallQuery query)
    {
        if (string.IsNullOrWhiteSpace(query.Text))
        {
            throw new InvalidInputException("query", "must not be blank");
        }

        CallerText.RequireStorable(query.Text, "query");
        query.Tags?.Check("tags");
        ConditionBounds.Check(query.Condition, "tag_groups");
        if (TokenEstimate.Of(query.Text) > MaxQueryTokens)
        {
            throw new InvalidInputException("query", $"must be at most {MaxQueryTokens} tokens");
        }
    }

    private static RecallTrace Trace(
        IReadOnlyList<QueryTerm> terms,
        IReadOnlyList<MemoryCandidate>? byTerms,
        IReadOnlyList<MemoryCandidate>? byVector,
        IReadOnlyList<TimeSpan> stages) => new(
        [.. terms.Select(term => term.Surface)],
        new Dictionary<string, int>(StringComparer.Ordinal) { ["keyword"] = byTerms?.Count ?? 0, ["semantic"] = byVector?.Count ?? 0 },
        new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["prepare"] = stages[0].TotalMilliseconds,
            ["search"] = (stages[1] - stages[0]).TotalMilliseconds,
            ["rank"] = (stages[2] - stages[1]).TotalMilliseconds,
            ["read"] = (stages[3] - stages[2]).TotalMilliseconds,
        });

    private async Task<ReadOnlyMemory<float>> EmbedAsync(string text, CancellationToken cancellationToken) =>
        (await embedder.EmbedAsync([text], cancellationToken).ConfigureAwait(false))[0];

    private async Task<IReadOnlyList<MemoryCandidate>> SearchByTermsAsync(
        BankId bank,
        BankView view,
        IReadOnlyList<QueryTerm> query,
        BankStatistics statistics,
        MemoryFilter filter,
        int budget,
        CancellationToken cancellationToken)
    {
        var found = new List<MemoryCandidate>();
        var terms = KeywordTerms.Choose(query, statistics, budget);
        for (var cut = terms.Count > 0; cut; terms = [.. terms.Take(terms.Count / 2)])
        {
            // Cut short, it is any of what has one of the terms: what has the rarer ones is fetched by itself, so that it is there.
            var some = await memories.SearchByTermsAsync(bank, view, terms, filter, budget, cancellationToken).ConfigureAwait(false);
            found.AddRange(some);
            cut = some.Count >= budget && terms.Count > 1;
        }

        return found;
    }

    private async Task<IReadOnlyList<MemoryCandidate>> SearchByVectorAsync(
        BankId bank,
        BankView view,
        Task<(ReadOnlyMemory<float> Value, string? Failure)> embedding,
        MemoryFilter filter,
        int budget,
        CancellationToken cancellationToken)
    {
        var (vector, failure) = await embedding.ConfigureAwait(false);
        return failure is null
            ? await memories.SearchByVectorAsync(bank, view, vector, filter, budget, cancellationToken).ConfigureAwait(false)
            : throw new StoreException(failure, isTransient: true);
    }

    /// <summary>Runs one arm within its deadline. What fails is reported by name; the others' answer stands.</summary>
    private async Task<(T? Value, string? Failure)> Guard<T>(string arm, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.ArmTimeout, time);
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
}
