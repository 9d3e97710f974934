namespace MemoryFunctions.Http.Banks;

/// <summary>What a refresh of a mental model would write now, of which memories, and how it differs; nothing was changed.</summary>
internal sealed record MentalModelDryRunResponse
{
    public required string MentalModelId { get; init; }

    public required string Name { get; init; }

    /// <summary>Always <c>full</c>: a text is written anew of all that its model may read, never patched.</summary>
    public string RequestedMode { get; init; } = RefreshOutcome.Full;

    /// <inheritdoc cref="RequestedMode"/>
    public string EffectiveMode { get; init; } = RefreshOutcome.Full;

    /// <summary>Always <c>content_written</c>: a refresh that comes to no text is an error here.</summary>
    public string Outcome { get; init; } = RefreshOutcome.Written;

    /// <summary>Always true.</summary>
    public bool WouldPersist { get; init; } = true;

    public required MentalModelScope Scope { get; init; }

    public required MentalModelWindow Window { get; init; }

    public required MentalModelFactCounts Facts { get; init; }

    /// <summary>The memories that the text would go by, best first, by their type.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ReflectFact>> BasedOn { get; init; }

    /// <summary>Empty where there is no text, or one that rests on a memory that is gone.</summary>
    public required string CurrentContent { get; init; }

    public required string CandidateContent { get; init; }

    /// <summary>The same as the candidate.</summary>
    public required string PreviewContent { get; init; }

    /// <summary>A unified diff from the current text to the new one; empty where they are the same.</summary>
    public required string Diff { get; init; }

    public required MentalModelRefreshTrace Trace { get; init; }

    public required TokenUsage Usage { get; init; }

    public required int DurationMs { get; init; }

    /// <summary>What an owner may want to look at, in plain words.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
