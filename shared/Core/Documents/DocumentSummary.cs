using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Documents;

/// <summary>A document in a listing.</summary>
public sealed record DocumentSummary
{
    public required string Id { get; init; }

    /// <summary>A digest of the content: equal for equal content.</summary>
    public required string ContentHash { get; init; }

    /// <summary>In UTF-16 units.</summary>
    public required long TextLength { get; init; }

    public required int MemoryCount { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public string? Context { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <inheritdoc cref="StoredDocument.Scope"/>
    public MemoryScope Scope { get; init; } = MemoryScope.None;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static DocumentSummary Of(StoredDocument document) => new()
    {
        Id = document.Id,
        ContentHash = Digest.Of([.. document.Parts.SelectMany(part => part.Chunks.Select(chunk => chunk.Hash))]),
        TextLength = document.Length,
        MemoryCount = document.MemoryCount,
        Tags = document.Tags,
        Scope = document.Scope,
        Context = document.Parts.Count == 0 ? null : document.Parts[^1].Context,
        Metadata = document.Parts.Count == 0 ? DocumentPart.NoMetadata : document.Parts[^1].Metadata,
        CreatedAt = document.CreatedAt,
        UpdatedAt = document.UpdatedAt,
    };
}
