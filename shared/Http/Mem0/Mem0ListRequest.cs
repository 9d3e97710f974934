using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Which memories to list.</summary>
internal sealed record Mem0ListRequest
{
    /// <summary>Which memories; names at least one entity.</summary>
    public JsonElement? Filters { get; init; }

    /// <summary>Not remembered before this date.</summary>
    public JsonElement? StartDate { get; init; }

    /// <summary>Not remembered after this date.</summary>
    public JsonElement? EndDate { get; init; }

    public JsonElement? Categories { get; init; }

    public JsonElement? Metadata { get; init; }

    /// <summary>Whether memories past their expiration date are listed too.</summary>
    public bool? ShowExpired { get; init; }

    /// <summary>No other is shown in any case.</summary>
    public bool? LatestOnly { get; init; }

    /// <summary>From 1; also in the query string, which goes before.</summary>
    public int? Page { get; init; }

    /// <summary>1 to 1,000; 100 where absent. Also in the query string.</summary>
    public int? PageSize { get; init; }

    public string? UserId { get; init; }

    public string? AgentId { get; init; }

    public string? AppId { get; init; }

    public string? RunId { get; init; }
}
