namespace MemoryFunctions.Http.Mem0;

/// <summary>Feedback as it is kept.</summary>
internal sealed record Mem0Feedback
{
    public required string Id { get; init; }

    public string? Feedback { get; init; }

    public string? FeedbackReason { get; init; }

    public string Message { get; init; } = "The feedback is kept with the memory.";
}
