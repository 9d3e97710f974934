namespace MemoryFunctions.Core.Text.Cues;

/// <summary>Phrases that tell a category.</summary>
internal sealed class CueSet
{
    /// <param name="phrases">In scripts with spaces, separated by bars.</param>
    /// <param name="unspaced">In scripts without, likewise.</param>
    public CueSet(string phrases, string unspaced)
    {
        Phrases = [.. phrases.Split('|').Select(CueText.Fold).Distinct(StringComparer.Ordinal)];
        Unspaced = unspaced.Split('|', StringSplitOptions.RemoveEmptyEntries);
    }

    public IReadOnlyList<string> Phrases { get; }

    public IReadOnlyList<string> Unspaced { get; }
}
