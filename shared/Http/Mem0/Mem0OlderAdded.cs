using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>What the older route answers where an object was asked for.</summary>
internal sealed record Mem0OlderAdded
{
    public required JsonElement Results { get; init; }

    /// <summary>None: there is no graph beside the memories.</summary>
    public IReadOnlyList<string> Relations { get; init; } = [];
}
