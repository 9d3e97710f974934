namespace MemoryFunctions.Http.Mem0;

/// <summary>What somebody thinks of a memory.</summary>
internal sealed record Mem0FeedbackRequest
{
    public string? MemoryId { get; init; }

    /// <summary>POSITIVE, NEGATIVE or VERY_NEGATIVE; null with a reason is just that, and without one takes back what was said before.</summary>
    public string? Feedback { get; init; }

    public string? FeedbackReason { get; init; }
}
