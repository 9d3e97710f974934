namespace MemoryFunctions.Http.Banks;

/// <summary>Why a result stands where it stands.</summary>
internal sealed record RecallScores
{
    /// <summary>What it was ranked by; comparable within one answer only.</summary>
    public required double Final { get; init; }

    /// <summary>Always null: there is no reranking model.</summary>
    public double? Reranker { get; init; }

    /// <summary>Cosine similarity to the question.</summary>
    public double? Semantic { get; init; }

    public double? Keyword { get; init; }
}
