namespace MemoryFunctions.Http.Banks;

/// <summary>The memories that answer a question, best first.</summary>
internal sealed record RecallResponse
{
    public required IReadOnlyList<RecallResult> Results { get; init; }

    /// <summary>How the answer came about, where asked for.</summary>
    public RecallTraceResponse? Trace { get; init; }

    /// <summary>The results' entities by name; null where they were declined.</summary>
    public IReadOnlyDictionary<string, EntityStateResponse>? Entities { get; init; }

    /// <summary>The results' chunks by chunk id, where asked for.</summary>
    public IReadOnlyDictionary<string, ChunkData>? Chunks { get; init; }

    /// <summary>The facts behind observations by id, where asked for.</summary>
    public IReadOnlyDictionary<string, RecallResult>? SourceFacts { get; init; }

    public bool? SourceFactsTruncated { get; init; }
}
