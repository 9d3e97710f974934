using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Tests.Extract;

public sealed class CallPackerTests
{
    [Fact]
    public void Chunks_that_follow_each_other_are_one_passage_and_bring_what_was_said_before_once()
    {
        var segments = Document("d", 3, 40);
        var call = Assert.Single(new CallPacker(new ExtractOptions()).Pack(segments, []));
        var passage = Assert.Single(call);
        Assert.Equal(segments, passage.Segments);
        Assert.Same(segments[0].Before, passage.Before);
        Assert.Equal([0, 1, 2], passage.ToPassage(0).Turns.Select(turn => turn.Number));
    }

    [Fact]
    public void A_passage_that_is_cut_by_the_budget_brings_what_was_said_before_again()
    {
        var calls = new CallPacker(new ExtractOptions { TokensPerCall = 100 }).Pack(Document("d", 4, 200), []);
        Assert.Equal([1, 1, 1, 1], calls.Select(call => call.Count));
        Assert.All(calls, call => Assert.NotEmpty(call[0].Before));
    }

    [Fact]
    public void Under_another_context_it_is_another_passage_without_what_stands_right_before_it()
    {
        var (first, second) = (Document("d", 2, 40)[0], Document("d", 2, 40)[1]);
        second = second with { Chunk = second.Chunk with { Part = second.Chunk.Part with { Context = "other" } } };
        var call = Assert.Single(new CallPacker(new ExtractOptions()).Pack([first, second], []));
        Assert.Equal([false, true], call.Select(passage => passage.IsBehindOwn));
        Assert.Empty(call[1].Before);
    }

    [Fact]
    public void What_is_longer_than_a_call_goes_alone() =>
        Assert.Equal([1, 1, 1], new CallPacker(new ExtractOptions { TokensPerCall = 100 })
            .Pack([.. Document("a", 1, 40), .. Document("b", 1, 4_000), .. Document("c", 1, 40)], []).Select(call => call.Count));

    [Fact]
    public void Company_makes_no_call_and_no_call_longer_than_it_may_be()
    {
        var packer = new CallPacker(new ExtractOptions { TokensPerCall = 100 });
        Assert.Empty(packer.Pack([], [Document("a", 1, 40)]));
        var call = Assert.Single(packer.Pack(Document("a", 1, 40), [Document("large", 2, 200), Document("small", 1, 40)]));
        Assert.Equal(["a", "small"], call.Select(passage => passage.Segments[0].Document.Id));
    }

    [Fact]
    public void What_is_scoped_differently_is_never_read_in_one_call()
    {
        var segments = new[] { ("a", "work"), ("b", "home"), ("c", "work"), ("d", "") }
            .SelectMany(pair => Document(pair.Item1, 1, 40).Select(segment => segment with { Document = segment.Document with { Tags = pair.Item2.Length == 0 ? [] : [pair.Item2] } }))
            .ToList();
        var company = Document("e", 1, 40).ConvertAll(segment => segment with { Document = segment.Document with { Tags = ["home"] } });
        var calls = new CallPacker(new ExtractOptions()).Pack(segments, [company]);
        Assert.Equal(["a c", "b e", "d"], calls.Select(call => string.Join(' ', call.Select(passage => passage.Segments[0].Document.Id))));
    }

    [Fact]
    public void What_is_read_under_another_guidance_is_read_in_another_call()
    {
        var segments = new[] { ("a", "trips"), ("b", ""), ("c", "trips") }
            .SelectMany(pair => Document(pair.Item1, 1, 40).Select(segment => segment with { Guidance = BankGuidance.None with { Instructions = pair.Item2 } }))
            .ToList();
        var calls = new CallPacker(new ExtractOptions()).Pack(segments, [Document("d", 1, 40)]);
        Assert.Equal(["a c", "b d"], calls.Select(call => string.Join(' ', call.Select(passage => passage.Segments[0].Document.Id))));
    }

    [Fact]
    public void Everything_is_asked_once_in_order_and_within_the_budgets() => Prop.ForAll<byte[]>(
        sizes =>
        {
            var options = new ExtractOptions { TokensPerCall = 300, PassagesPerCall = 3 };
            var segments = sizes.SelectMany((size, at) => Document($"d{at}", 1 + (size % 5), 20 + (size * 3))).ToList();
            var calls = new CallPacker(options).Pack(segments, []);
            Assert.Equal(segments.Select(segment => segment.Key), calls.SelectMany(call => call).SelectMany(passage => passage.Segments).Select(segment => segment.Key));
            Assert.All(calls, call => Assert.True(
                call.Sum(passage => passage.Segments.Count) == 1
                || (call.Count <= 3 && call.Sum(passage => passage.Before.Sum(turn => turn.Text.Length / 4) + passage.Segments.Sum(segment => segment.Tokens)) <= 300)));
        }).Check(Config.QuickThrowOnFailure);

    private static List<Segment> Document(string id, int chunks, int length)
    {
        var refs = Enumerable.Range(0, chunks).Select(at => new ChunkRef { Hash = $"{id}-{at}", Line = at, Length = length, Turns = 1 }).ToList();
        var part = new DocumentPart { Lines = chunks, Chunks = refs };
        var document = new StoredDocument { Id = id, Life = id, Version = 1, Parts = [part], CreatedAt = default, UpdatedAt = default };
        return
        [
            .. refs.Select((chunk, at) => new Segment
            {
                Document = document,
                Chunk = new ChunkHistory { Index = at, Part = part, Chunk = chunk },
                From = 0,
                Turns = [new Turn { Number = 0, Speaker = null, Text = new string('x', length), Start = 0, Length = length }],
                Before = [new PassageTurn(-1, null, "what was said before", null)],
                Guidance = BankGuidance.None,
                Key = chunk.Hash,
            }),
        ];
    }
}
