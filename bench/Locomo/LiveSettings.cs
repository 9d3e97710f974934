namespace MemoryFunctions.Bench.Locomo;

/// <summary>What a live run was told.</summary>
internal sealed record LiveSettings
{
    public required IReadOnlyList<LiveArm> Arms { get; init; }

    /// <summary>Null means the model that answers.</summary>
    public string? JudgeModel { get; init; }

    /// <summary>Null means all questions.</summary>
    public int? Limit { get; init; }

    public int Parallel { get; init; } = 1;

    /// <summary>How long a conversation may take to be read.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>The file of answers; null keeps none.</summary>
    public string? Answers { get; init; }
}
