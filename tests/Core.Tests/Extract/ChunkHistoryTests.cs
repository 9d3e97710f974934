using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Tests.Extract;

public sealed class ChunkHistoryTests
{
    [Fact]
    public void A_chunk_that_begins_with_the_turns_that_were_asked_about_has_only_grown()
    {
        var (document, texts) = Make(["one", "two", "three"], new ExtractedChunk("old", 2, Digest(null, "one", "two")));
        Assert.Equal(2, Assert.Single(ChunkHistory.Of(document, texts)).Asked);
    }

    [Theory]
    [InlineData(null, "zero", "two")]
    [InlineData("context", "one", "two")]
    public void Other_turns_or_another_context_are_asked_about_anew(string? context, params string[] before)
    {
        var (document, texts) = Make(["one", "two", "three"], new ExtractedChunk("old", 2, Digest(context, before)));
        Assert.Equal(0, Assert.Single(ChunkHistory.Of(document, texts)).Asked);
    }

    [Fact]
    public void A_chunk_that_was_asked_about_needs_no_text_and_one_that_is_there_twice_is_asked_about_once()
    {
        var (document, _) = Make(["one"], new ExtractedChunk("other", 1, "x"));
        var again = document with { Parts = [document.Parts[0], document.Parts[0]] };
        Assert.Equal([true, false], ChunkHistory.Of(again, new Dictionary<string, Chunk>()).Select(chunk => chunk.IsNew));
        var asked = document with { Extraction = new ExtractionState { Chunks = [new ExtractedChunk("chunk", 1, "x")] } };
        Assert.False(Assert.Single(ChunkHistory.Of(asked, new Dictionary<string, Chunk>())).IsNew);
    }

    [Fact]
    public void What_is_new_is_written_into_the_document_and_what_was_done_is_forgotten_with_its_chunk()
    {
        var marker = new ExtractionMarker(new ExtractionSchedule(new ExtractOptions()), TimeSpan.FromSeconds(90));
        var (document, texts) = Make(["one", "two", new string('x', 400)], new ExtractedChunk("old", 2, Digest(null, "one", "two")), new ExtractedChunk("gone", 1, "y"));
        var marked = marker.Mark(document, texts);
        Assert.Equal((100, document.UpdatedAt, document.UpdatedAt.AddSeconds(150)), (marked.Extraction.NewTokens, marked.Extraction.NewSince, marked.DueAt));
        Assert.Equal(["old"], marked.Extraction.Chunks.Select(chunk => chunk.Hash));
        var unread = marker.Mark(document, new Dictionary<string, Chunk>());
        Assert.Equal((102, 2), (unread.Extraction.NewTokens, unread.Extraction.Chunks.Count));
        var later = marker.Mark(marked with { UpdatedAt = document.UpdatedAt.AddHours(1), IndexedVersion = 1 }, texts);
        Assert.Equal(document.UpdatedAt, later.Extraction.NewSince);
    }

    [Fact]
    public void Where_nothing_is_new_the_version_is_done()
    {
        var marker = new ExtractionMarker(new ExtractionSchedule(new ExtractOptions()), TimeSpan.FromSeconds(90));
        var (document, texts) = Make(["one"], new ExtractedChunk("chunk", 1, "x"));
        var marked = marker.Mark(document with { Version = 4, Extraction = document.Extraction with { Version = 2, Usage = new TokenUsage(5, 5) } }, texts);
        Assert.Equal((4L, 2L, 0, null, default(TokenUsage)), (marked.Extraction.Version, marked.Extraction.UsageFrom, marked.Extraction.NewTokens, marked.DueAt, marked.Extraction.Usage));
    }

    [Fact]
    public void A_chunk_that_differs_by_the_line_break_behind_it_only_is_known_by_its_new_hash_from_then_on()
    {
        var marker = new ExtractionMarker(new ExtractionSchedule(new ExtractOptions()), TimeSpan.FromSeconds(90));
        var (document, texts) = Make(["one"], new ExtractedChunk("old", 1, Digest(null, "one")));
        var marked = marker.Mark(document, texts).Extraction;
        Assert.Equal(("chunk", 0), (Assert.Single(marked.Chunks).Hash, marked.NewTokens));
        var delta = new ExtractionDelta(document, texts, [], new PassageTerms("v", BankGuidance.None, 0));
        Assert.Empty(delta.ToAsk);
        Assert.Equal("chunk", Assert.Single(delta.After(default, null).Chunks).Hash);
    }

    [Fact]
    public void Shares_of_what_a_call_took_are_together_exactly_that()
    {
        var usage = new TokenUsage(1_001, 77, 13, 5);
        var shares = UsageShares.Of(usage, [3, 0, 1, 100, 7]);
        Assert.Equal(5, shares.Count);
        Assert.Equal(usage, shares.Aggregate(default(TokenUsage), (sum, share) => sum + share));
        Assert.True(shares[3].Input > 800);
    }

    private static string Digest(string? context, params string[] turns) => PassageText.Digest(context, turns.Select(Turn));

    private static Turn Turn(string text) => new() { Number = 0, Text = text, Start = 0, Length = text.Length };

    private static (StoredDocument Document, IReadOnlyDictionary<string, Chunk> Texts) Make(string[] turns, params ExtractedChunk[] before)
    {
        var chunk = new Chunk { Hash = "chunk", Text = string.Join('\n', turns), Turns = [.. turns.Select(Turn)] };
        var part = new DocumentPart { Lines = turns.Length, Chunks = [new ChunkRef { Hash = "chunk", Line = 0, Length = chunk.Text.Length, Turns = turns.Length }] };
        var document = new StoredDocument
        {
            Id = "d",
            Life = "d",
            Version = 1,
            IndexedVersion = 1,
            Parts = [part],
            CreatedAt = default,
            UpdatedAt = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
            Extraction = new ExtractionState { Chunks = before },
        };
        return (document, new Dictionary<string, Chunk>(StringComparer.Ordinal) { ["chunk"] = chunk });
    }
}
