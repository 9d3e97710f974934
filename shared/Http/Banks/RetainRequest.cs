namespace MemoryFunctions.Http.Banks;

/// <summary>Content to remember.</summary>
internal sealed record RetainRequest
{
    /// <summary>The pieces, in order; those of one document are merged in this order.</summary>
    public required IReadOnlyList<MemoryItem> Items { get; init; }

    /// <summary>Answer once the content is durable, rather than once it is recallable.</summary>
    public bool Async { get; init; }

    /// <summary>Tags for every item.</summary>
    public IReadOnlyList<string>? DocumentTags { get; init; }

    /// <summary>The caller's UUID for an asynchronous operation: the same call again does nothing twice.</summary>
    public string? OperationId { get; init; }
}
