namespace MemoryFunctions.Http.Banks;

/// <summary>How an answer came about.</summary>
internal sealed record ReflectTrace
{
    public required IReadOnlyList<ReflectToolCall> ToolCalls { get; init; }

    /// <summary>Empty where no language model was asked.</summary>
    public required IReadOnlyList<ReflectLlmCall> LlmCalls { get; init; }
}
