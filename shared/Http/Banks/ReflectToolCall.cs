namespace MemoryFunctions.Http.Banks;

/// <summary>One search.</summary>
internal sealed record ReflectToolCall
{
    /// <summary>Always <c>recall</c>.</summary>
    public required string Tool { get; init; }

    public required ReflectToolInput Input { get; init; }

    /// <summary>What it found, unless that was declined.</summary>
    public ReflectToolOutput? Output { get; init; }

    public required int DurationMs { get; init; }

    /// <summary>0 for the question itself, then by round.</summary>
    public int Iteration { get; init; }
}
