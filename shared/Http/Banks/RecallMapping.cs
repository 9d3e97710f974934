using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Overview;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's recall calls and the product's.</summary>
internal static class RecallMapping
{
    private const int DefaultMaxTokens = 4096;

    /// <summary>Of a date without a time.</summary>
    private const int DateLength = 10;

    public static RecallQuery ToQuery(BankId bank, RecallRequest request)
    {
        CheckLength(request.Query);
        return new RecallQuery
        {
            Bank = bank,
            Text = request.Query,
            Budget = request.Budget ?? RecallBudget.Mid,
            MaxTokens = Tokens(request.MaxTokens, DefaultMaxTokens, "max_tokens"),
            Types = ToTypes(request.Types),
            Tags = ToFilter(request.Tags, request.TagsMatch),
            Condition = TagGroupMapping.ToCondition(request.TagGroups),
            Now = ToNow(request.QueryTimestamp),
            Window = request.TemporalWindow is { } window ? ToWindow(window) : null,
            PreferObservations = request.PreferObservations,
            MinFinal = request.MinScores?.Final,
            MinSemantic = request.MinScores?.Semantic,
            MinKeyword = request.MinScores?.Keyword,
            MinReranker = request.MinScores?.Reranker,
            ChunkTokens = request.Include?.Chunks is { } chunks
                ? Tokens(chunks.MaxTokens, ChunkIncludeOptions.DefaultMaxTokens, "include.chunks.max_tokens")
                : null,
            SourceFactTokens = request.Include?.SourceFacts is { } sources
                ? Tokens(sources.MaxTokens, SourceFactsIncludeOptions.DefaultMaxTokens, "include.source_facts.max_tokens")
                : null,
            SourceFactTokensEach = request.Include?.SourceFacts?.MaxTokensPerObservation is { } each and not -1
                ? Tokens(each, 0, "include.source_facts.max_tokens_per_observation")
                : null,
            Trace = request.Trace,
        };
    }

    public static RecallResponse ToResponse(BankId bank, IncludeOptions include, RecallAnswer answer) => new()
    {
        Results = [.. answer.Results.Select(ToResult)],
        Trace = answer.Trace is not { } trace ? null : new RecallTraceResponse
        {
            Terms = trace.Terms,
            Candidates = trace.Candidates,
            Milliseconds = trace.Milliseconds,
            Degraded = answer.Degraded,
            Off = trace.Off,
        },
        Entities = include.Entities is { } entities ? ToEntities(bank, entities.MaxTokens ?? EntityIncludeOptions.DefaultMaxTokens, answer) : null,
        Chunks = answer.Chunks?.ToDictionary(
            pair => pair.Key,
            pair => new ChunkData { Id = pair.Value.Id, Text = pair.Value.Text, ChunkIndex = pair.Value.Index, Truncated = pair.Value.Truncated },
            StringComparer.Ordinal),
        SourceFacts = answer.Sources?.Facts.ToDictionary(fact => fact.Id, fact => ToResult(fact), StringComparer.Ordinal),
        SourceFactsTruncated = answer.Sources?.IsTruncated,
    };

    /// <summary>The contract has a status of its own for this one.</summary>
    public static void CheckLength(string query)
    {
        if (TokenEstimate.Of(query) > RecallService.MaxQueryTokens)
        {
            throw new ProblemException(
                StatusCodes.Status400BadRequest,
                string.Create(CultureInfo.InvariantCulture, $"query must be at most {RecallService.MaxQueryTokens} tokens."));
        }
    }

    public static IReadOnlyList<string> ToTypes(IReadOnlyList<MemoryType>? types) => [.. (types ?? []).Distinct().Select(Word)];

    public static TagFilter? ToFilter(IReadOnlyList<string>? asked, TagsMatch? asMatch)
    {
        IReadOnlyList<string> tags = [.. (asked ?? []).Distinct(StringComparer.Ordinal)];
        var match = asMatch ?? TagsMatch.Any;
        return tags.Count == 0 && match != TagsMatch.Exact ? null : new TagFilter(tags, match);
    }

    public static int Tokens(int? value, int fallback, string field) =>
        value is <= 0 ? throw new InvalidInputException(field, "must be 1 or more") : value ?? fallback;

    private static RecallResult ToResult(RecalledMemory recalled) =>
        ToResult(recalled.Memory, new RecallScores { Final = recalled.Final, Reranker = recalled.Reranker, Semantic = recalled.Semantic, Keyword = recalled.Keyword });

    private static RecallResult ToResult(MemoryUnit memory, RecallScores? scores = null)
    {
        var isObservation = Observation.IsOne(memory);
        return new RecallResult
        {
            Id = memory.Id,
            Text = memory.Text,
            Type = memory.Type,
            Entities = memory.Entities.Count == 0 ? null : memory.Entities,
            Context = memory.Context,
            OccurredStart = memory.OccurredStart,
            OccurredEnd = memory.OccurredEnd,
            MentionedAt = memory.MentionedAt,
            DocumentId = isObservation ? null : memory.DocumentId,
            Metadata = memory.Metadata,
            ChunkId = isObservation ? null : memory.ChunkId,
            Tags = memory.Tags,
            SourceFactIds = isObservation ? memory.Cites : null,
            Scores = scores,
            SourceTurns = memory.SourceTurns,
        };
    }

    private static Dictionary<string, EntityStateResponse> ToEntities(BankId bank, int maxTokens, RecallAnswer answer) =>
        EntityNotes.Of(answer.Results, maxTokens).ToDictionary(
            note => note.Name,
            note => new EntityStateResponse
            {
                EntityId = EntityId.Of(bank, note.Name),
                CanonicalName = note.Name,
                Observations = [.. note.Said.Select(memory => new EntityObservationResponse { Text = memory.Text, MentionedAt = memory.MentionedAt })],
            },
            StringComparer.Ordinal);

    private static DateTimeOffset? ToNow(string? timestamp) =>
        string.IsNullOrEmpty(timestamp) ? null
        : IsoTime.TryParse(timestamp, out var now) ? now
        : throw new ProblemException(StatusCodes.Status400BadRequest, "query_timestamp must be an ISO 8601 date-time.");

    private static RecallWindow ToWindow(TemporalWindow window)
    {
        var (start, end) = (ToTime(window.Start, "start"), ToTime(window.End, "end"));
        if (window.End.Length == DateLength)
        {
            end += TimeSpan.FromDays(1) - TimeSpan.FromTicks(1);
        }

        return start <= end ? new RecallWindow(start, end) : throw new InvalidInputException("temporal_window.end", "must not be before start");
    }

    private static DateTimeOffset ToTime(string text, string field) =>
        IsoTime.TryParse(text, out var time) ? time : throw new InvalidInputException($"temporal_window.{field}", "must be an ISO 8601 date or date-time");

    private static string Word(MemoryType type) => type switch
    {
        MemoryType.World => "world",
        MemoryType.Experience => "experience",
        _ => "observation",
    };
}
