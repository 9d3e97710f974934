namespace MemoryFunctions.Http.Banks;

/// <summary>What is to be different about a document.</summary>
internal sealed record UpdateDocumentRequest
{
    /// <summary>All tags that it is to have; empty takes them away.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}
