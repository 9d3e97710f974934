using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>A user, an agent, an app or a run that has memories of its own.</summary>
internal sealed record Mem0Entity
{
    public required string Id { get; init; }

    /// <summary>The caller's id.</summary>
    public required string Name { get; init; }

    /// <summary>user, agent, app or run.</summary>
    public required string Type { get; init; }

    /// <summary>The caller's tenant.</summary>
    public required string Owner { get; init; }

    public required int TotalMemories { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }
}
