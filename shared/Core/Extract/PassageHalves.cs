using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>Cuts a passage of which the answer would be too long.</summary>
internal static class PassageHalves
{
    /// <summary>So many turns of the first half go along with the second.</summary>
    private const int Along = 2;

    /// <summary>The most of each, in UTF-16 units: their ends.</summary>
    private const int LongestAlong = 600;

    /// <summary>Both halves with the passage's own key and numbers; it has at least two turns.</summary>
    public static (Passage First, Passage Second) Of(Passage passage)
    {
        var half = passage.Turns.Count / 2;
        var first = passage.Turns.Take(half).ToList();
        return (
            passage with { Turns = first },
            passage with { Turns = [.. passage.Turns.Skip(half)], Before = [.. first.TakeLast(Along).Select(turn => turn with { Text = End(turn.Text) })] });
    }

    private static string End(string text)
    {
        var start = Math.Max(0, text.Length - LongestAlong);
        return text[(start < text.Length && char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }
}
