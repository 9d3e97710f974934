using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>What to export.</summary>
internal sealed record Mem0ExportRequest
{
    /// <summary>The form: a JSON schema of an object, or the same as a text.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>Which memories; names one entity.</summary>
    public JsonElement? Filters { get; init; }

    /// <summary>What to heed; read where a language model fills in the form.</summary>
    public string? ExportInstructions { get; init; }
}
