using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>One change of a memory.</summary>
internal sealed record Mem0HistoryEntry
{
    public required string Id { get; init; }

    public required string MemoryId { get; init; }

    /// <summary>What it was made of, where that is a message as it came.</summary>
    public required IReadOnlyList<Mem0Input> Input { get; init; }

    public string? OldMemory { get; init; }

    public string? NewMemory { get; init; }

    /// <summary>ADD, UPDATE or DELETE.</summary>
    public required string Event { get; init; }

    public string? UserId { get; init; }

    public string? AgentId { get; init; }

    public string? AppId { get; init; }

    public string? RunId { get; init; }

    public string? SessionId { get; init; }

    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A message.</summary>
internal sealed record Mem0Input(string Role, string Content);
