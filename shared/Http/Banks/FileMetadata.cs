using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Banks;

/// <summary>What is said of a file.</summary>
internal sealed record FileMetadata
{
    public string? Context { get; init; }

    /// <summary>The document that it becomes; where absent, one of its own for each name and content.</summary>
    public string? DocumentId { get; init; }

    [JsonConverter(typeof(TagListConverter))]
    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
