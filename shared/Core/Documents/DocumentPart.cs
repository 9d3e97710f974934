using System.Collections.ObjectModel;

namespace MemoryFunctions.Core.Documents;

/// <summary>
/// What one retained item gave to a document, with what the caller said about it. A replaced document has one part; every
/// append adds one. Its text is its chunks' texts in order.
/// </summary>
public sealed record DocumentPart
{
    public static readonly IReadOnlyDictionary<string, string> NoMetadata = ReadOnlyDictionary<string, string>.Empty;

    public string? Context { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = NoMetadata;

    public IReadOnlyList<string> Entities { get; init; } = [];

    /// <summary>How many lines it takes (for a JSON conversation: messages).</summary>
    public required int Lines { get; init; }

    /// <summary>The operation that appended it.</summary>
    public string? Operation { get; init; }

    public required IReadOnlyList<ChunkRef> Chunks { get; init; }
}
