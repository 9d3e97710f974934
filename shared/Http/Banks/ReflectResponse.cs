using System.Text.Json;

namespace MemoryFunctions.Http.Banks;

/// <summary>An answer in words.</summary>
internal sealed record ReflectResponse
{
    public required string Text { get; init; }

    /// <summary>What it goes by, where asked for.</summary>
    public ReflectBasedOn? BasedOn { get; init; }

    /// <summary>The answer in the asked schema; null where none was asked for, or none could be made.</summary>
    public JsonElement? StructuredOutput { get; init; }

    public TokenUsage? Usage { get; init; }

    /// <summary>How it came about, where asked for.</summary>
    public ReflectTrace? Trace { get; init; }
}
