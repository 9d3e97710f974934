using System.Text.Json.Serialization;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Http.Banks;

/// <summary>One piece of content.</summary>
internal sealed record MemoryItem
{
    /// <summary>A conversation (one <c>Speaker: text</c> line a turn, or a JSON array of messages) or prose; not blank.</summary>
    public required string Content { get; init; }

    /// <summary>When it was said, ISO 8601; absent or empty is now, <c>unset</c> is no date.</summary>
    public string? Timestamp { get; init; }

    /// <summary>What it is about.</summary>
    public string? Context { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The document it belongs to; absent makes a new one.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Names that the caller knows to be in the content.</summary>
    public IReadOnlyList<EntityInput>? Entities { get; init; }

    /// <summary>Labels to filter by; a JSON array as a string is taken too.</summary>
    [JsonConverter(typeof(TagListConverter))]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>What it does to a document that is there: <c>replace</c> (default) or <c>append</c>.</summary>
    public UpdateMode? UpdateMode { get; init; }
}
