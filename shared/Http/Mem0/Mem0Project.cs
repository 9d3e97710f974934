using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

/// <summary>What a project says about all of its memories. A field that was not asked for is left out.</summary>
internal sealed record Mem0Project
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CustomInstructions { get; init; }

    /// <summary>Of the memories of agents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AgentCustomInstructions { get; init; }

    /// <summary>Each with its name as the only key and what belongs in it as the value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? CustomCategories { get; init; }
}
