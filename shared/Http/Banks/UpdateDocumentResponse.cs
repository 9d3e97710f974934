namespace MemoryFunctions.Http.Banks;

/// <summary>That a document is changed, and its memories with it.</summary>
internal sealed record UpdateDocumentResponse
{
    public bool Success { get; init; } = true;
}
