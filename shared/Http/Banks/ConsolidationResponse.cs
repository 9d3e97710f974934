namespace MemoryFunctions.Http.Banks;

/// <summary>A consolidation was asked for.</summary>
internal sealed record ConsolidationResponse
{
    /// <summary>The operation to follow.</summary>
    public required string OperationId { get; init; }

    /// <summary>Whether it is one that was asked for before, is not over and covers the same.</summary>
    public bool Deduplicated { get; init; }
}
