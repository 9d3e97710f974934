using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Which export to get.</summary>
internal sealed record Mem0ExportQuery
{
    public string? MemoryExportId { get; init; }

    /// <summary>Or the newest one that was made with these filters.</summary>
    public JsonElement? Filters { get; init; }
}
