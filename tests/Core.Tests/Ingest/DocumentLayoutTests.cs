using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Ingest;

namespace MemoryFunctions.Core.Tests.Ingest;

public sealed class DocumentLayoutTests
{
    /// <summary>A chunk as a test writes it: for each turn whether it starts a line; the first may go on with the line of the chunk before.</summary>
    private sealed record Slice(string Name, IReadOnlyList<bool> Breaks);

    private static readonly Gen<Slice> Slices = Gen.Choose(0, 9)
        .Zip(Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false))).NonEmptyListOf())
        .Select(pair => new Slice($"c{pair.Item1}", [.. pair.Item2.Take(5)]));

    private static readonly Gen<(List<Slice> Before, List<Slice> After)> Pairs =
        Gen.OneOf(
            Slices.ListOf().Zip(Slices.NonEmptyListOf()).Select(pair => (pair.Item1.ToList(), pair.Item2.ToList())),
            Slices.NonEmptyListOf().SelectMany(before => Edit(before.ToList())));

    [Fact]
    public void Every_turn_within_reach_of_a_change_is_in_the_window_with_all_its_neighbours() =>
        Prop.ForAll(Pairs.ToArbitrary(), pair =>
        {
            var (before, after) = (Lay(pair.Before), Lay(pair.After));
            var layout = new DocumentLayout(Document(before, after));
            var (slots, touched) = layout.Slots(after.Select(chunk => chunk.Chunk).DistinctBy(chunk => chunk.Hash, StringComparer.Ordinal).ToDictionary(chunk => chunk.Hash, StringComparer.Ordinal));
            var (old, now) = (Turns(before), Turns(after));
            var window = slots.Select(slot => (slot.Line, slot.Turn.Text, slot.Chunk.Line, slot.Chunk.Piece)).ToList();
            var start = after.Take(layout.WindowFrom).Sum(chunk => chunk.Chunk.Turns.Count);
            Assert.Equal(now.Skip(start).Take(window.Count).Select(turn => (turn.Line, turn.Text, turn.ChunkLine, turn.Piece)), window);

            // Outside the window the old turns are the new ones: as many, with the same words, places and neighbours.
            var oldWindow = old
                .Where(turn => turn.Line >= layout.OldLineFrom && turn.Line < layout.OldLineTo && layout.OldWindow.Contains((turn.ChunkLine, turn.Piece)))
                .ToList();
            var behind = now.Count - start - window.Count;
            Assert.Equal(now.Take(start), old.Take(start));
            Assert.Equal(now.Skip(now.Count - behind), old.Skip(old.Count - behind));
            Assert.Equal(old.Count - start - behind, oldWindow.Count);
            if (layout.IsUnchanged)
            {
                Assert.Equal(old, now);
                return;
            }

            // A turn that is not touched has the neighbours that it had, and stands where it stood.
            for (var at = 0; at < now.Count; at++)
            {
                if (at - start < touched.Start.Value || at - start >= touched.End.Value)
                {
                    var was = at - start < touched.Start.Value ? at : at - now.Count + old.Count;
                    Assert.Equal(now[at], old[was]);
                    Assert.Equal(Around(now, at), Around(old, was));
                }
                else
                {
                    // What is touched has its neighbours in the window, where there are any.
                    Assert.True(at - DocumentLayout.Reach >= start || start == 0);
                    Assert.True(at + DocumentLayout.Reach < start + window.Count || start + window.Count == now.Count);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(30));

    [Fact]
    public void An_append_to_a_long_document_reads_its_end_only()
    {
        var slices = Enumerable.Range(0, 500).Select(at => Of($"c{at}")).ToList();
        var layout = new DocumentLayout(Document(Lay(slices), Lay([.. slices, Of("new")])));
        Assert.Equal((499, 501), (layout.WindowFrom, layout.WindowTo));
    }

    private static Gen<(List<Slice> Before, List<Slice> After)> Edit(List<Slice> before) =>
        Gen.Choose(0, before.Count - 1).Zip(Gen.Choose(0, 3)).Zip(Slices.ListOf()).Select(pick =>
        {
            var ((at, cut), added) = pick;
            List<Slice> after = [.. before.Take(at), .. added, .. before.Skip(at + cut)];
            return (before, after.Count == 0 ? before : after);
        });

    private static Slice Of(string name) => new(name, [true, true, true, true, true]);

    private static List<(ChunkRef Ref, Chunk Chunk)> Lay(IReadOnlyList<Slice> slices)
    {
        var laid = new List<(ChunkRef Ref, Chunk Chunk)>();
        var last = -1;
        foreach (var slice in slices)
        {
            var line = slice.Breaks[0] || last < 0 ? last + 1 : last;
            var numbers = slice.Breaks.Select((breaks, at) => slice.Breaks.Take(at + 1).Skip(1).Count(one => one)).ToList();
            var hash = $"{slice.Name}/{string.Join(',', numbers)}";
            var turns = numbers.Select((number, at) => new Turn { Number = number, Text = $"{slice.Name} {at}", Start = at, Length = 1 }).ToList();
            var piece = laid.Count > 0 && laid[^1].Ref.Line == line ? laid[^1].Ref.Piece + 1 : 0;
            laid.Add((
                new ChunkRef { Hash = hash, Line = line, Piece = piece, Length = turns.Count, Turns = turns.Count },
                new Chunk { Hash = hash, Text = new string('x', turns.Count), Turns = turns }));
            last = line + numbers[^1];
        }

        return laid;
    }

    private static StoredDocument Document(List<(ChunkRef Ref, Chunk Chunk)> before, List<(ChunkRef Ref, Chunk Chunk)> after)
    {
        var blank = new StoredDocument
        {
            Id = "d", Life = "l", Version = 2, IndexedVersion = 1, Parts = [Part(before)], CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch,
        };
        return blank with { Indexed = new DocumentLayout(blank).Indexed, Parts = [Part(after)] };
    }

    private static DocumentPart Part(List<(ChunkRef Ref, Chunk Chunk)> chunks) => new() { Lines = 1_000, Chunks = [.. chunks.Select(chunk => chunk.Ref)] };

    private static List<(int Line, string Text, int ChunkLine, int Piece)> Turns(List<(ChunkRef Ref, Chunk Chunk)> chunks) =>
        [.. chunks.SelectMany(chunk => chunk.Chunk.Turns.Select(turn => (chunk.Ref.Line + turn.Number, turn.Text, chunk.Ref.Line, chunk.Ref.Piece)))];

    private static IEnumerable<string?> Around(List<(int Line, string Text, int ChunkLine, int Piece)> turns, int at) =>
        Enumerable.Range(at - DocumentLayout.Reach, (2 * DocumentLayout.Reach) + 1).Select(other => other >= 0 && other < turns.Count ? turns[other].Text : null);
}
