namespace MemoryFunctions.Http.Banks;

/// <summary>What an operation is about.</summary>
internal sealed record OperationMetadata
{
    public required int ItemsCount { get; init; }

    /// <summary>The document, where it is about one.</summary>
    public string? DocumentId { get; init; }
}
