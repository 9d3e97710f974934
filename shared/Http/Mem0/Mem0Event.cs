using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>How far something has come.</summary>
internal sealed record Mem0Event
{
    public required string Id { get; init; }

    /// <summary>ADD where messages were taken.</summary>
    public required string EventType { get; init; }

    /// <summary>PENDING, RUNNING, SUCCEEDED or FAILED.</summary>
    public required string Status { get; init; }

    /// <summary>Whose memories it is about.</summary>
    public required IReadOnlyDictionary<string, string> Payload { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }

    /// <summary>The memories that came of it, once it is done.</summary>
    public required IReadOnlyList<Mem0AddResult> Results { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double? Latency { get; init; }

    /// <summary>Why it failed, or is tried again.</summary>
    public string? Error { get; init; }
}
