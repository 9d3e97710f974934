using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Where a score comes from.</summary>
internal sealed record Mem0ScoreBreakdown
{
    /// <summary>Cosine similarity to the question, where the search by meaning saw the memory.</summary>
    public double? Semantic { get; init; }

    /// <summary>What its words are worth, 0 or more, where the search by words saw it.</summary>
    [JsonPropertyName("bm25")]
    public double? Words { get; init; }

    /// <summary>Names count among the words here.</summary>
    public double? Entity { get; init; }
}
