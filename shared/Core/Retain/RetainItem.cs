using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Retain;

/// <summary>One piece of content to remember.</summary>
public sealed record RetainItem
{
    /// <summary>The text, not blank: a conversation (one <c>Speaker: text</c> line a turn, or a JSON array of messages) or prose.</summary>
    public required string Content { get; init; }

    /// <summary>The document it belongs to; null makes a new one. Up to 1,024 UTF-8 bytes.</summary>
    public string? DocumentId { get; init; }

    /// <summary>When it was said: null is now, which every turn keeps from the first time it was retained.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The caller said that there is no date.</summary>
    public bool Undated { get; init; }

    public string? Context { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = DocumentPart.NoMetadata;

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Names that the caller knows to be in the content.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    public UpdateMode UpdateMode { get; init; }

    /// <summary>Where it was said; null leaves the document's as it is.</summary>
    public MemoryScope? Scope { get; init; }

    /// <summary>From when on recall shows none of it; null leaves the document's as it is.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether its turns are to be remembered as they are, and read by no language model.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>What to remember of it; null leaves the document's as it is.</summary>
    public DocumentGuidance? Guidance { get; init; }
}
