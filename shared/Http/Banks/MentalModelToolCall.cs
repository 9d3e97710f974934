namespace MemoryFunctions.Http.Banks;

/// <summary>One search for a mental model's text.</summary>
internal sealed record MentalModelToolCall
{
    /// <summary>Always <c>recall</c>.</summary>
    public required string Tool { get; init; }

    public required ReflectToolInput Input { get; init; }

    public ReflectToolOutput? Output { get; init; }

    public required int ResultCount { get; init; }

    public required int DurationMs { get; init; }

    /// <summary>1 for the question itself, then by round.</summary>
    public required int Iteration { get; init; }
}
