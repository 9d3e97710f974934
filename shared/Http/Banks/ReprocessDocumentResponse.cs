namespace MemoryFunctions.Http.Banks;

/// <summary>A document is being worked through anew.</summary>
internal sealed record ReprocessDocumentResponse
{
    public bool Success { get; init; } = true;

    /// <summary>The operation to follow.</summary>
    public required string OperationId { get; init; }

    public required int ItemsCount { get; init; }
}
