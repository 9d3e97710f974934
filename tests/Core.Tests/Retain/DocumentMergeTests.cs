using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Core.Tests.Retain;

public sealed class DocumentMergeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_document_is_version_one_and_due_after_the_grace()
    {
        var change = Merge(null, Item("user: hello"))!;
        Assert.Equal((1L, 0L, Noon.AddSeconds(90)), (change.Document.Version, change.Document.IndexedVersion, change.Document.DueAt));
        Assert.True(change.Document.IsPending);
        Assert.Equal("user: hello", Text(change));
        Assert.Equal("", change.Document.ETag);
        Assert.Equal(26, change.Document.Life.Length);
    }

    [Fact]
    public void Appends_do_not_pile_up_more_tags_than_a_document_may_have()
    {
        var before = Merge(null, Item("user: hello", tags: [.. Enumerable.Range(0, 100).Select(at => $"t{at}")]))!.Document;
        var append = Item("user: more", tags: ["t0", "one too many"]) with { UpdateMode = UpdateMode.Append };
        Assert.EndsWith(".tags", Assert.Throws<InvalidInputException>(() => Merge(before, Noon, "op2", append)).Field, StringComparison.Ordinal);
        Assert.Equal(100, Merge(before, Noon, "op2", append with { Tags = ["t0"] })!.Document.Tags.Count);
    }

    [Fact]
    public void Saving_the_same_again_changes_nothing()
    {
        var before = Merge(null, Item("user: hello", tags: ["a"], context: "c"))!.Document;
        Assert.Null(Merge(before, Noon.AddDays(1), "op2", Item("user: hello", tags: ["a"], context: "c")));
    }

    [Fact]
    public void Whatever_the_caller_says_differently_is_a_change()
    {
        var before = Merge(null, Item("user: hello", tags: ["a"], context: "c"))!.Document;
        RetainItem[] others =
        [
            Item("user: hello!", tags: ["a"], context: "c"), Item("user: hello", tags: ["b"], context: "c"), Item("user: hello", tags: ["a"]),
            Item("user: hello", tags: ["a"], context: "c") with { Timestamp = Noon.AddDays(-3) },
            Item("user: hello", tags: ["a"], context: "c") with { Undated = true },
            Item("user: hello", tags: ["a"], context: "c") with { Entities = ["Bob"] },
            Item("user: hello", tags: ["a"], context: "c") with { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = "v" } },
        ];
        Assert.All(others, other => Assert.Equal(2, Merge(before, Noon.AddDays(1), "op2", other)!.Document.Version));
    }

    [Fact]
    public void Saving_the_same_again_after_a_failure_tries_again()
    {
        var before = Merge(null, Item("user: hello"))!.Document with { Failure = "too hot", Attempts = 5, DueAt = null };
        var next = Merge(before, Noon.AddDays(1), "op2", Item("user: hello"))!.Document;
        Assert.Equal((2L, null, 0), (next.Version, next.Failure, next.Attempts));
        Assert.NotNull(next.DueAt);
    }

    [Fact]
    public void What_was_said_before_keeps_its_time_unless_the_caller_gives_one()
    {
        var turns = Enumerable.Range(0, 120).Select(at => $"user: message number {at} about something or other").ToList();
        var before = Merge(null, Item(string.Join('\n', turns)))!.Document;
        turns.Add("user: and one more");
        var next = Merge(before, Noon.AddDays(1), "op2", Item(string.Join('\n', turns)))!.Document;
        var chunks = next.Parts[0].Chunks;
        Assert.True(chunks.Count > 3);
        var kept = before.Parts[0].Chunks.Count - 1;
        Assert.All(chunks.Take(kept), chunk => Assert.Equal(Noon, chunk.At));
        Assert.Equal(Noon.AddDays(1), chunks[^1].At);
        var dated = Merge(next, Noon.AddDays(2), "op3", Item(string.Join('\n', turns)) with { Timestamp = Noon.AddYears(-1) })!.Document;
        Assert.All(dated.Parts[0].Chunks, chunk => Assert.Equal((Noon.AddYears(-1), true), (chunk.At, chunk.Dated)));
    }

    [Fact]
    public void An_append_is_a_part_behind_the_others_that_starts_on_the_next_line()
    {
        var before = Merge(null, Item("user: one\nuser: two"))!.Document;
        var next = Merge(before, Noon.AddDays(1), "op2", Item("user: three", UpdateMode.Append, ["b"], "later"))!.Document;
        Assert.Equal([0, 2], next.Parts.Select(part => part.Chunks[0].Line));
        Assert.Equal([null, "later"], next.Parts.Select(part => part.Context));
        Assert.Equal([null, "op2"], next.Parts.Select(part => part.Operation));
        Assert.Equal(before.Life, next.Life);
    }

    [Theory]
    [InlineData("user: one\nuser: two\n", 3)]
    [InlineData("[{\"role\":\"user\",\"content\":\"one\"},\n{\"role\":\"user\",\"content\":\"two\"}]", 2)]
    [InlineData("[2024-05-01 10:00] Ann: one\nand the rest of it\nwhich is long", 3)]
    [InlineData("one\ntwo\n\nthree", 4)]
    public void The_next_part_starts_behind_all_lines_or_messages(string content, int line)
    {
        var before = Merge(null, Item(content))!.Document;
        var next = Merge(before, Noon, "op2", Item("user: more", UpdateMode.Append))!.Document;
        Assert.Equal(line, next.Parts[^1].Chunks[0].Line);
    }

    [Fact]
    public void An_operation_appends_once_though_others_wrote_since()
    {
        var first = Merge(null, Noon, "op1", Item("user: one", UpdateMode.Append))!.Document;
        Assert.Null(Merge(first, Noon, "op1", Item("user: one", UpdateMode.Append)));
        var second = Merge(first, Noon, "op2", Item("user: two", UpdateMode.Append))!.Document;
        Assert.Null(Merge(second, Noon, "op1", Item("user: one", UpdateMode.Append)));
        Assert.NotNull(Merge(second, Noon, "op3", Item("user: two", UpdateMode.Append)));
    }

    [Fact]
    public void Items_of_one_call_are_merged_in_their_order_and_the_first_replacing_one_clears()
    {
        var before = Merge(null, Item("user: old"))!.Document;
        Assert.Equal(["user: old", "user: a", "user: b"], Texts(before, Item("user: a", UpdateMode.Append), Item("user: b", UpdateMode.Append)));
        Assert.Equal(["user: a", "user: b"], Texts(before, Item("user: a"), Item("user: b", UpdateMode.Append)));
        Assert.Equal(["user: a", "user: b"], Texts(before, Item("user: a"), Item("user: b")));
    }

    [Fact]
    public void Tags_gather_by_appending_and_are_replaced_by_replacing()
    {
        var before = Merge(null, Item("user: old", tags: ["a", "a"]))!.Document;
        Assert.Equal(["a"], before.Tags);
        Assert.Equal(["a", "b"], Merge(before, Noon, "op2", Item("user: x", UpdateMode.Append, ["b", "a"]))!.Document.Tags);
        Assert.Equal(["b"], Merge(before, Noon, "op2", Item("user: x", UpdateMode.Replace, ["b"]))!.Document.Tags);
    }

    [Fact]
    public void Chunks_that_no_longer_stand_in_the_document_are_dropped_until_they_are_removed()
    {
        var one = Merge(null, Item("user: one"))!;
        var two = Merge(one.Document, Noon, "op2", Item("user: two"))!;
        Assert.Equal([one.NewChunks[0].Hash], two.Document.Dropped);
        var three = Merge(two.Document, Noon, "op3", Item("user: three"))!;
        Assert.Equal([one.NewChunks[0].Hash, two.NewChunks[0].Hash], three.Document.Dropped);

        // What comes back is written again: it may be on its way out.
        var back = Merge(three.Document, Noon, "op4", Item("user: one"))!;
        Assert.Equal([one.NewChunks[0].Hash], back.NewChunks.Select(chunk => chunk.Hash));
        Assert.DoesNotContain(one.NewChunks[0].Hash, back.Document.Dropped);
        Assert.Empty(Merge(one.Document, Noon, "op2", Item("user: one", UpdateMode.Append))!.NewChunks);
    }

    [Fact]
    public void A_deleted_document_is_made_anew_under_its_ETag()
    {
        var gone = Merge(null, Item("user: one"))!.Document with { Deleted = true, Parts = [], Version = 7, IndexedVersion = 7, ETag = "e" };
        var next = Merge(gone, Noon, "op2", Item("user: one", UpdateMode.Append))!;
        Assert.NotEqual(gone.Life, next.Document.Life);
        Assert.Equal((1L, 0L, "e", false), (next.Document.Version, next.Document.IndexedVersion, next.Document.ETag, next.Document.Deleted));
        Assert.Single(next.NewChunks);
    }

    [Fact]
    public void A_document_whose_own_item_would_be_too_large_is_refused_by_name()
    {
        var item = Item("user: x", UpdateMode.Append, context: new string('c', 8_000));
        var document = Merge(null, item)!.Document;
        var problem = Assert.Throws<InvalidInputException>(() =>
        {
            for (var at = 0; at < 200; at++)
            {
                document = Merge(document, Noon, $"append{at}", item)!.Document;
            }
        });
        Assert.Equal("items.0.content", problem.Field);
    }

    [Fact]
    public void The_pieces_of_a_message_too_long_for_one_chunk_are_numbered()
    {
        var content = "user: " + string.Concat(Enumerable.Repeat("Then it rained again. ", 2_000)) + "\nuser: ok";
        var chunks = Merge(null, Item(content))!.Document.Parts[0].Chunks;
        Assert.Equal(Enumerable.Range(0, chunks.Count(chunk => chunk.Line == 0)), chunks.Where(chunk => chunk.Line == 0).Select(chunk => chunk.Piece));
        Assert.Equal(content.Length, chunks.Sum(chunk => chunk.Length));
    }

    private static RetainItem Item(string content, UpdateMode mode = UpdateMode.Replace, IReadOnlyList<string>? tags = null, string? context = null) =>
        new() { Content = content, DocumentId = "d", UpdateMode = mode, Tags = tags ?? [], Context = context };

    private static DocumentChange? Merge(StoredDocument? present, params RetainItem[] items) => Merge(present, Noon, "op1", items);

    private static DocumentChange? Merge(StoredDocument? present, DateTimeOffset now, string operation, params RetainItem[] items) =>
        DocumentMerge.Merge("d", present, [.. items.Select((item, at) => (item, at))], operation, now, TimeSpan.FromSeconds(90));

    private static string Text(DocumentChange change) => string.Concat(change.NewChunks.Select(chunk => chunk.Text));

    private static IEnumerable<string> Texts(StoredDocument before, params RetainItem[] items)
    {
        var change = Merge(before, Noon, "op2", items)!;
        var known = change.NewChunks.ToDictionary(chunk => chunk.Hash, chunk => chunk.Text, StringComparer.Ordinal);
        return change.Document.Parts.Select(part => string.Concat(part.Chunks.Select(chunk => known.GetValueOrDefault(chunk.Hash, "user: old"))));
    }
}
