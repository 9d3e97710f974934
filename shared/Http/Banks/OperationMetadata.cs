namespace MemoryFunctions.Http.Banks;

/// <summary>What an operation is about.</summary>
internal sealed record OperationMetadata
{
    public required int ItemsCount { get; init; }

    /// <summary>The document, where it is about one.</summary>
    public string? DocumentId { get; init; }

    /// <summary>What the language model calls took that covered it; null before there was one. Operations that shared them each show all of it.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The language model; null before there was one.</summary>
    public string? Model { get; init; }
}
