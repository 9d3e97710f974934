namespace MemoryFunctions.Core.Recall.Times;

/// <summary>What a question says about time.</summary>
internal sealed record QuestionTime
{
    /// <summary>
    /// The times it asks about, the surest of each expression first; at most <see cref="QuestionTimes.MaxRanges"/>. They are
    /// alternatives: a memory matches as well as it matches the best of them, each times its weight.
    /// </summary>
    public IReadOnlyList<AskedRange> Ranges { get; init; } = [];

    /// <summary>Events it dates what it asks for by, whose own dates only memories know; at most <see cref="QuestionTimes.MaxAnchors"/>.</summary>
    public IReadOnlyList<AskedAnchor> Anchors { get; init; } = [];

    /// <summary>Whether it asks for a time, so that a memory that carries a date is the better answer.</summary>
    public bool AsksWhen { get; init; }

    /// <summary>
    /// Where its words for time stand, in order, none overlapping another: "since last June", "when", "the weekend before" of "the
    /// weekend before my birthday". The words of the events are not among them.
    /// </summary>
    public IReadOnlyList<TextSpan> TimeWords { get; init; } = [];
}
