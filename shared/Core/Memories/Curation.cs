namespace MemoryFunctions.Core.Memories;

/// <summary>
/// What people have changed about a memory. It goes with the memory's item, and so with its document: nothing of it is left
/// where that is deleted.
/// </summary>
public sealed record Curation
{
    private const int MaxPast = 50;
    private const int MaxPastLength = 200_000;

    public MemoryState State { get; init; }

    /// <summary>Why it was invalidated.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? InvalidatedAt { get; init; }

    public EditedParts Parts { get; init; }

    /// <summary>The memory that it stands behind and was taken out of sight with; null where it was taken by itself.</summary>
    public string? Follows { get; init; }

    /// <summary>Names the last change.</summary>
    public required string Token { get; init; }

    /// <summary>The words that it had, the oldest first.</summary>
    public IReadOnlyList<PastText> Past { get; init; } = [];

    /// <summary>What somebody thinks of it; null where nobody has said.</summary>
    public MemoryFeedback? Feedback { get; init; }

    /// <summary>Whether somebody changed anything, rather than only said what they think of it.</summary>
    internal bool IsChange => Parts != EditedParts.None || IsWithheld;

    /// <summary>Whether it keeps its place in its group without being shown.</summary>
    internal bool IsWithheld => State != MemoryState.Valid;

    /// <summary>Whether it no longer says what its source does.</summary>
    internal bool Rewords => IsWithheld || Parts.HasFlag(EditedParts.Text);

    internal bool IsDeleted => State == MemoryState.Deleted;

    /// <summary>Estimated bytes.</summary>
    internal int Size => 300 + (4 * (Reason?.Length ?? 0)) + (Feedback is null ? 0 : 200 + (4 * (Feedback.Reason?.Length ?? 0))) + Past.Sum(past => 150 + (4 * past.Text.Length));

    /// <summary>Whether the change of the given name is among those that made it.</summary>
    internal bool Has(string token) =>
        string.Equals(Token, token, StringComparison.Ordinal) || Past.Any(past => string.Equals(past.Token, token, StringComparison.Ordinal));

    /// <summary>With the words that it has until now: the first ever are kept, and as many of the last as there is room for.</summary>
    internal Curation After(PastText past)
    {
        List<PastText> all = [.. Past, past];
        while (all.Count > MaxPast || (all.Count > 2 && all.Sum(one => one.Text.Length) > MaxPastLength))
        {
            all.RemoveAt(1);
        }

        return this with { Past = all, Token = past.Token };
    }
}
