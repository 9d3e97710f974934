using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Which memories to sum up.</summary>
internal sealed record Mem0SummaryRequest
{
    /// <summary>Which memories; names at least one entity.</summary>
    public JsonElement? Filters { get; init; }
}
