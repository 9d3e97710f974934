using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Banks;

/// <summary>What ties two nodes together. The names are the contract's, which are written otherwise here than elsewhere.</summary>
internal sealed record GraphEdgeData
{
    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string Target { get; init; }

    /// <summary><c>entity</c>: both name it; <c>source</c>: one was stated from the other; <c>cooccurrence</c>: memories name both.</summary>
    [JsonPropertyName("linkType")]
    public required string LinkType { get; init; }

    /// <summary>Of two entities: how many memories name both; else 1.</summary>
    public required int Weight { get; init; }

    /// <summary>Whom both memories name; empty where they are tied otherwise.</summary>
    [JsonPropertyName("entityName")]
    public string? EntityName { get; init; }

    /// <summary><c>#ffd700</c> where an entity ties them, else <c>#999999</c>.</summary>
    public required string Color { get; init; }

    /// <summary>Always <c>solid</c>.</summary>
    [JsonPropertyName("lineStyle")]
    public string LineStyle { get; init; } = "solid";
}
