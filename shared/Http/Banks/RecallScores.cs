namespace MemoryFunctions.Http.Banks;

/// <summary>Why a result stands where it stands.</summary>
internal sealed record RecallScores
{
    /// <summary>What it was ranked by; comparable within one answer only.</summary>
    public required double Final { get; init; }

    /// <summary>What a reranking model said, 0 to 1; null where none was asked.</summary>
    public double? Reranker { get; init; }

    /// <summary>Cosine similarity to the question.</summary>
    public double? Semantic { get; init; }

    public double? Keyword { get; init; }
}
