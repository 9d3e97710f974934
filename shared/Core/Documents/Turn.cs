namespace MemoryFunctions.Core.Documents;

/// <summary>One speaker's message in a document, or a passage of a document that has no speakers.</summary>
public sealed record Turn
{
    /// <summary>
    /// Zero-based: the line on which the turn starts, or the place of the message where the document is JSON. The pieces of a message
    /// that was cut for its length share it.
    /// </summary>
    public required int Number { get; init; }

    /// <summary>Who speaks, as written; null where nobody is named.</summary>
    public string? Speaker { get; init; }

    /// <summary>What is said, without the speaker's label, a caption included as written. May be empty.</summary>
    public required string Text { get; init; }

    /// <summary>What a shared picture shows, if the turn says so.</summary>
    public string? Caption { get; init; }

    /// <summary>Where the turn starts in the document, in UTF-16 units; its label belongs to it.</summary>
    public required int Start { get; init; }

    /// <summary>How long it is in the document, in UTF-16 units.</summary>
    public required int Length { get; init; }

    /// <summary>When it was said, if it carries a date; UTC where it names no offset.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
