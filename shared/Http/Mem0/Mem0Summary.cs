using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

/// <summary>What an entity's memories come to.</summary>
internal sealed record Mem0Summary
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UserId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AgentId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AppId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RunId { get; init; }

    public required string Summary { get; init; }

    /// <summary>How many memories the filters name.</summary>
    public required int TotalMemories { get; init; }

    /// <summary>Of how many, the newest, it was made; what was said and what was stated of it counts once.</summary>
    public required int MemoriesRead { get; init; }
}
