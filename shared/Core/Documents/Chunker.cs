using System.Globalization;
using System.Text;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Documents;

/// <summary>
/// Cuts a conversation into chunks on turn boundaries. Where a chunk ends depends on the turns near it alone (a chunk that is
/// long enough ends behind the first turn whose digest says so), so that an edit changes the chunk it is in and seldom the
/// next, and growing changes the last one only.
/// </summary>
public static class Chunker
{
    /// <summary>No chunk ends before it has this many UTF-16 units.</summary>
    public const int MinLength = 1_000;

    /// <summary>A chunk ends with the turn that would take it past this.</summary>
    public const int MaxLength = 4_000;

    /// <summary>One turn in so many ends a chunk that is long enough.</summary>
    private const int Odds = 4;

    /// <summary>The chunks of <paramref name="content"/>: together exactly its text.</summary>
    /// <param name="content">The text.</param>
    /// <param name="turns">Its turns.</param>
    /// <param name="maxLength">In the place of <see cref="MaxLength"/>; what a chunk must have before it ends is the same part of it.</param>
    public static IReadOnlyList<(Chunk Chunk, int Line)> Split(string content, IReadOnlyList<Turn> turns, int maxLength = MaxLength)
    {
        var chunks = new List<(Chunk, int)>();
        var first = 0;
        var start = 0;
        for (var at = 0; at < turns.Count; at++)
        {
            var end = at + 1 < turns.Count ? turns[at + 1].Start : content.Length;
            if (at + 1 == turns.Count || EndsWith(turns[at], end - start, at + 2 < turns.Count ? turns[at + 2].Start : content.Length, start, turns[at + 1], maxLength))
            {
                chunks.Add((Make(content[start..end], start, turns, first, at + 1), turns[first].Number));
                (first, start) = (at + 1, end);
            }
        }

        return chunks;
    }

    private static bool EndsWith(Turn turn, int length, int nextEnd, int start, Turn next, int maxLength) =>
        next.Number != turn.Number
        && (nextEnd - start > maxLength || (length >= (long)maxLength * MinLength / MaxLength && Digest.Of(turn.Speaker ?? "", turn.Text)[0] % Odds == 0))
        || length > maxLength;

    private static Chunk Make(string text, int start, IReadOnlyList<Turn> turns, int first, int end)
    {
        var line = turns[first].Number;
        var own = turns.Skip(first).Take(end - first)
            .Select(turn => turn with { Number = turn.Number - line, Start = turn.Start - start })
            .ToList();
        return new Chunk { Hash = Hash(text, own), Text = text, Turns = own };
    }

    private static string Hash(string text, IReadOnlyList<Turn> turns)
    {
        var form = new StringBuilder();
        foreach (var turn in turns)
        {
            form.Append(CultureInfo.InvariantCulture, $"{turn.Number}:{turn.Start}:{turn.Length}:{turn.Speaker}:{turn.Text.Length}:{turn.Timestamp:O}\n");
        }

        return Digest.Of(text, form.ToString());
    }
}
