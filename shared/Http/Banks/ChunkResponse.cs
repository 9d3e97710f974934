namespace MemoryFunctions.Http.Banks;

/// <summary>A chunk of a document.</summary>
internal sealed record ChunkResponse
{
    public required string ChunkId { get; init; }

    public required string DocumentId { get; init; }

    public required string BankId { get; init; }

    public required int ChunkIndex { get; init; }

    public required string ChunkText { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
