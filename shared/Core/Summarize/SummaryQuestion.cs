namespace MemoryFunctions.Core.Summarize;

/// <summary>What to say of memories.</summary>
public sealed record SummaryQuestion
{
    /// <summary>All that matters, in words.</summary>
    public static readonly SummaryQuestion Everything = new()
    {
        Question = "Sum up what is remembered here, what matters most and lasts longest first, in the language of the memories.",
    };

    public required string Question { get; init; }

    /// <summary>What the caller says about it; null where nothing.</summary>
    public string? Context { get; init; }

    /// <summary>The JSON schema of a structured answer; null where words will do.</summary>
    public string? Schema { get; init; }

    /// <summary>The most tokens of the text.</summary>
    public int MaxTokens { get; init; } = 1_024;
}
