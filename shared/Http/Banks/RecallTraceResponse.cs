namespace MemoryFunctions.Http.Banks;

/// <summary>How an answer came about.</summary>
internal sealed record RecallTraceResponse
{
    /// <summary>The analysed terms of the question.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>How many candidates each arm brought.</summary>
    public required IReadOnlyDictionary<string, int> Candidates { get; init; }

    /// <summary>Where each result stood, from 1, by its id: for the arms that saw it (keyword, semantic, temporal), and for all together before a reranker (fused).</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Ranks { get; init; }

    /// <summary>The time that each stage took.</summary>
    public required IReadOnlyDictionary<string, double> Milliseconds { get; init; }

    /// <summary>The arms that could not deliver.</summary>
    public required IReadOnlyList<string> Degraded { get; init; }

    /// <summary>What the bank's configuration has switched off: semantic, keyword, temporal, graph or reranking.</summary>
    public required IReadOnlyList<string> Off { get; init; }
}
