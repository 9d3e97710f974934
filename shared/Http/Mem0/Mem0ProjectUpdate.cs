using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>A change to a project: what is absent or null stays as it is.</summary>
internal sealed record Mem0ProjectUpdate
{
    /// <summary>What to heed when facts are stated; empty for nothing.</summary>
    public string? CustomInstructions { get; init; }

    /// <summary>The same for what agents are to remember: alone in an agent's own memories, and for what the assistant says in a user's.</summary>
    public string? AgentCustomInstructions { get; init; }

    /// <summary>A list of objects, or one object, of names with what belongs in them; empty for the usual ones.</summary>
    public JsonElement? CustomCategories { get; init; }
}
