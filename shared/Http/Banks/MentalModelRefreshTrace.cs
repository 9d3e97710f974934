namespace MemoryFunctions.Http.Banks;

/// <summary>How a text came about.</summary>
internal sealed record MentalModelRefreshTrace
{
    public required DateTimeOffset RecordedAt { get; init; }

    public string EffectiveMode { get; init; } = RefreshOutcome.Full;

    public string Outcome { get; init; } = RefreshOutcome.Written;

    public required IReadOnlyList<MentalModelToolCall> ToolCalls { get; init; }

    /// <summary>Empty where no language model was asked.</summary>
    public required IReadOnlyList<ReflectLlmCall> LlmCalls { get; init; }

    public required TokenUsage Usage { get; init; }

    public required int DurationMs { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }
}
