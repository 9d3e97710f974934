namespace MemoryFunctions.Core.Consolidate;

/// <summary>An attribute of somebody that has one value at a time.</summary>
/// <param name="Subject">Whose, folded.</param>
/// <param name="Attribute">Which, such as <c>lives_in</c>.</param>
/// <param name="Value">Its value, folded.</param>
/// <param name="IsChange">Whether it was stated as an event that brought it about: that the event is over does not end it.</param>
internal sealed record Slot(string Subject, string Attribute, string Value, bool IsChange = false)
{
    public bool IsSame(Slot other) =>
        string.Equals(Subject, other.Subject, StringComparison.Ordinal) && string.Equals(Attribute, other.Attribute, StringComparison.Ordinal);

    /// <summary>Whether both cannot hold at once. Where one value has all words of the other it only says more: Berlin, Germany.</summary>
    public bool Excludes(Slot other)
    {
        var (words, others) = (Words(Value), Words(other.Value));
        return IsSame(other) && !words.IsSubsetOf(others) && !others.IsSubsetOf(words);
    }

    private static HashSet<string> Words(string value) => [.. value.Split(' ')];
}
