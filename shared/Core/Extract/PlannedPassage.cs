using System.Globalization;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>Segments of one document that follow each other, as one call asks about them.</summary>
/// <param name="Segments">At least one.</param>
/// <param name="IsBehindOwn">Whether what was said before stands right before it in the same call.</param>
internal sealed record PlannedPassage(IReadOnlyList<Segment> Segments, bool IsBehindOwn)
{
    public IReadOnlyList<PassageTurn> Before => IsBehindOwn ? [] : Segments[0].Before;

    /// <summary>Each segment as a passage of its own, behind the one that it follows.</summary>
    public IReadOnlyList<PlannedPassage> Split() => [.. Segments.Select((segment, at) => new PlannedPassage([segment], at > 0 || IsBehindOwn))];

    public Passage ToPassage(int number)
    {
        var turns = new List<PassageTurn>();
        foreach (var segment in Segments)
        {
            turns.AddRange(Enumerable.Range(0, segment.Turns.Count).Select(at => segment.TurnAt(at, turns.Count + at)).ToList());
        }

        return new Passage
        {
            Key = number.ToString(CultureInfo.InvariantCulture),
            Context = Segments[0].Chunk.Part.Context,
            Before = Before,
            Turns = turns,
        };
    }
}
