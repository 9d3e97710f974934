using System.ComponentModel;

namespace MemoryFunctions.Http.Banks;

/// <summary>Asks for the searches and calls behind an answer.</summary>
internal sealed record ToolCallsIncludeOptions
{
    /// <summary>Whether what the searches found is listed: it is unless false is sent.</summary>
    [DefaultValue(true)]
    public bool? Output { get; init; }
}
