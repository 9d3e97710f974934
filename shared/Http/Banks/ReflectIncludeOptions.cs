namespace MemoryFunctions.Http.Banks;

/// <summary>What an answer brings along.</summary>
internal sealed record ReflectIncludeOptions
{
    /// <summary>The memories that it goes by.</summary>
    public FactsIncludeOptions? Facts { get; init; }

    /// <summary>How it came about.</summary>
    public ToolCallsIncludeOptions? ToolCalls { get; init; }
}
