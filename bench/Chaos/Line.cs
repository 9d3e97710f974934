namespace MemoryFunctions.Bench.Chaos;

/// <summary>A turn that was sent: one line of a document, which is one memory.</summary>
/// <param name="Text">With its speaker, as sent and as a memory shows it.</param>
/// <param name="At">When it was said.</param>
internal sealed record Line(string Text, DateTimeOffset At)
{
    /// <summary>Whether the call that brought it was answered: otherwise it may be there or not.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>When it was sent, on the clock of all calls.</summary>
    public long Sent { get; init; }

    /// <summary>When it was answered, on the same clock: what is sent later comes behind it.</summary>
    public long Answered { get; init; } = long.MaxValue;
}
