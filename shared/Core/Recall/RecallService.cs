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
/// <param name="banks">The banks.</param>
/// <param name="memories">Their memories.</param>
/// <param name="embedder">Makes the question's vector.</param>
/// <param name="chunks">Reads the texts that memories come from.</param>
/// <param name="caches">What recalls remember of each other.</param>
/// <param name="options">How deep to look, and how long.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
/// <param name="concepts">The concept table, where one is in use.</param>
/// <param name="reranker">The model that reads the best candidates, where one is in use.</param>
public sealed class RecallService(
    IBankStore banks,
    IMemoryStore memories,
    IEmbedder embedder,
    ChunkReader chunks,
    RecallCaches caches,
    IOptions<RecallOptions> options,
    TimeProvider time,
    ILogger<RecallService> logger,
    IConceptTable? concepts = null,
    IReranker? reranker = null)
{
    /// <summary>The most tokens a question may have.</summary>
    public const int MaxQueryTokens = 500;

    private readonly Ranking ranking = new(concepts, options.Value.Without);
    private readonly RerankStage rerank = new(reranker, logger);

    /// <summary>An answer; a bank that is not there has nothing to say.</summary>
    /// <exception cref="InvalidInputException">The question is blank or too long.</exception>
    public async Task<RecallAnswer> RecallAsync(RecallQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Check(query);
        var started = time.GetTimestamp();
        var arms = new RecallArms(memories, options.Value, time, logger);
        var embedding = arms.GuardAsync("semantic", token => EmbedAsync(query.Text, token), cancellationToken);

        // The header comes first: it fixes what all arms see, however many commits happen while they look.
        var header = await banks.ReadHeaderAsync(query.Bank, cancellationToken).ConfigureAwait(false);
        if (header is null)
        {
            await embedding.ConfigureAwait(false);
            return new RecallAnswer { Results = [], Chunks = query.ChunkTokens is null ? null : new Dictionary<string, ChunkText>(StringComparer.Ordinal), Sources = query.SourceFactTokens is null ? null : SourceFacts.None };
        }

        var key = RecallKey.Of(query);
        if (key is not null && caches.Answers.Find(key, header.ETag) is { } remembered)
        {
            await embedding.ConfigureAwait(false);
            return remembered;
        }

        var now = time.GetUtcNow();
        var question = RecallQuestion.Read(query, now).Under(header.Retrieval);
        query = header.Retrieval.Uses("reranking") ? query : query with { Rerank = false };
        var view = header.View;
        var (known, failure) = await arms.GuardAsync("keyword", token => ReadStatisticsAsync(query.Bank, header, token), cancellationToken).ConfigureAwait(false);
        var statistics = known ?? BankStatistics.Empty;
        var prepared = time.GetElapsedTime(started);

        var filter = new MemoryFilter(query.Types, query.Tags, query.WithExpired ? null : now) { Condition = query.Condition };

        // With a time there is one search more, and but one read left.
        var isLastRead = question.Ranges.Count > 0;
        var depth = caches.Memories.DepthFor(query.Bank, isLastRead);
        var units = new UnitReader(memories, caches.Memories, query.Bank, view);
        await arms.SearchAsync(query.Bank, view, header.Retrieval, question, embedding, statistics, failure, filter, depth, options.Value.Candidates(query.Budget), cancellationToken).ConfigureAwait(false);
        var candidates = await ReadCandidatesAsync(query.Bank, view, arms, new CandidateReader(memories, caches.Memories, units, isLastRead), cancellationToken).ConfigureAwait(false);
        var searched = time.GetElapsedTime(started);

        var ranked = ranking.Rank(rerank.Before(query), question, statistics, candidates);
        var fused = time.GetElapsedTime(started);
        var reranked = await rerank.RunAsync(query, units, ranked, cancellationToken).ConfigureAwait(false);
        arms.Degraded.AddRange(reranked.Failure is { } silent ? [silent] : []);
        var results = await new ResultReader(units, options.Value.Without.HasFlag(RankingElements.NearDuplicates)).ReadAsync(reranked.Order, query.MaxTokens, cancellationToken).ConfigureAwait(false);
        var texts = query.ChunkTokens is { } tokens
            ? await chunks.ReadAsync(query.Bank, header.Life, [.. results.Select(result => result.Memory)], tokens, cancellationToken).ConfigureAwait(false)
            : null;

        var sources = query.SourceFactTokens is { } most
            ? await SourceFactReader.ReadAsync(memories, query.Bank, view, results, most, query.SourceFactTokensEach, cancellationToken).ConfigureAwait(false)
            : null;

        Log.Recalled(logger, query.Bank, arms.Count("keyword"), arms.Count("semantic"), results.Count, arms.Degraded.Count);
        var answer = new RecallAnswer
        {
            Results = results,
            Chunks = texts,
            Sources = sources,
            Degraded = arms.Degraded,
            Trace = query.Trace ? Trace(question, arms, [prepared, searched, fused, time.GetElapsedTime(started)]) with { Off = header.Retrieval.Off, Ranks = ArmRanks.Of(results, candidates, ranked, arms.Found.GetValueOrDefault("temporal") ?? []) } : null,
        };
        if (key is not null && arms.Degraded.Count == 0)
        {
            caches.Answers.Keep(key, header.ETag, answer);
        }

        return answer;
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

    /// <summary>The candidates of all arms; those of which all is known, where the rest cannot be read.</summary>
    private async Task<IReadOnlyList<Candidate>> ReadCandidatesAsync(BankId bank, BankView view, RecallArms arms, CandidateReader reader, CancellationToken cancellationToken)
    {
        var (read, failure) = await arms.GuardAsync("candidates", token => reader.ReadAsync(bank, view, arms.Found.Values, token), cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            arms.Degraded.Add(failure);
        }

        return read ?? reader.Joined();
    }

    private static RecallTrace Trace(RecallQuestion question, RecallArms arms, IReadOnlyList<TimeSpan> stages) => new(
        [.. question.Terms.Select(term => term.Surface)],
        arms.Found.ToDictionary(arm => arm.Key, arm => arm.Value.Count, StringComparer.Ordinal),
        new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["prepare"] = stages[0].TotalMilliseconds,
            ["search"] = (stages[1] - stages[0]).TotalMilliseconds,
            ["rank"] = (stages[2] - stages[1]).TotalMilliseconds,
            ["read"] = (stages[3] - stages[2]).TotalMilliseconds,
        });

    private async Task<ReadOnlyMemory<float>> EmbedAsync(string text, CancellationToken cancellationToken) =>
        (await embedder.EmbedAsync([text], cancellationToken).ConfigureAwait(false))[0];

    private async Task<BankStatistics> ReadStatisticsAsync(BankId bank, BankHeader header, CancellationToken cancellationToken)
    {
        if (caches.Statistics.Find(bank.Path, header.ETag) is { } known)
        {
            return known;
        }

        var statistics = await memories.ReadStatisticsAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        caches.Statistics.Keep(bank.Path, header.ETag, statistics);
        return statistics;
    }
}
