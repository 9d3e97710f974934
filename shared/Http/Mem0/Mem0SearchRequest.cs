using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>A question.</summary>
internal sealed record Mem0SearchRequest
{
    public string? Query { get; init; }

    /// <summary>Which memories may answer; names at least one entity.</summary>
    public JsonElement? Filters { get; init; }

    /// <summary>At most so many; 10 where absent.</summary>
    public int? TopK { get; init; }

    /// <inheritdoc cref="TopK"/>
    public int? Limit { get; init; }

    /// <summary>The least score, 0.1 where absent.</summary>
    public double? Threshold { get; init; }

    /// <summary>Which fields of the results to send; all where absent.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Categories one of which a memory must have.</summary>
    public JsonElement? Categories { get; init; }

    /// <summary>Metadata that a memory must have.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Whether memories past their expiration date are found too.</summary>
    public bool? ShowExpired { get; init; }

    /// <summary>What counts as now, ISO 8601 or seconds since 1970.</summary>
    public JsonElement? ReferenceDate { get; init; }

    /// <summary>Whether a reranking model has a say, where there is one; absent is as configured.</summary>
    public bool? Rerank { get; init; }

    /// <summary>No other is shown in any case.</summary>
    public bool? LatestOnly { get; init; }

    /// <summary>Both are always looked for, words and meaning.</summary>
    public bool? KeywordSearch { get; init; }

    /// <summary>What a score comes from is told in any case.</summary>
    public bool? Explain { get; init; }

    public string? OutputFormat { get; init; }

    public string? UserId { get; init; }

    public string? AgentId { get; init; }

    public string? AppId { get; init; }

    public string? RunId { get; init; }
}
