using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Documents;

/// <summary>A chunk of a document, for a caller.</summary>
public sealed record DocumentChunk
{
    /// <summary>The id that memories carry.</summary>
    public required string Id { get; init; }

    public required BankId Bank { get; init; }

    public required string DocumentId { get; init; }

    /// <summary>Its place in the document, from 0.</summary>
    public required int Index { get; init; }

    public required string Text { get; init; }

    /// <summary>When it was first retained; the document's own time where the caller gave it another.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
