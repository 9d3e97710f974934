namespace MemoryFunctions.Http.Banks;

/// <summary>What went with a document.</summary>
internal sealed record DeleteDocumentResponse
{
    public bool Success { get; init; } = true;

    public required string Message { get; init; }

    public required string DocumentId { get; init; }

    public required int MemoryUnitsDeleted { get; init; }
}
