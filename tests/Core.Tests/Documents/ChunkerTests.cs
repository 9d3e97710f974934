using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Tests.Documents;

public sealed class ChunkerTests
{
    private static readonly string[] Pieces =
    [
        "user: ", "assistant: ", "Ann: ", "\n", "\n", "\r\n", "\n\n", " ", "I like tea. ", "你好。", "🎉", "[2024-05-01 10:00] ", "ok",
        new string('x', 300), string.Concat(Enumerable.Repeat("so it goes. ", 90)), new string('y', 9_000), "[{\"role\":\"user\",\"content\":\"a b\"}]",
        "[{\"role\":\"user\",\"content\":\"" + string.Concat(Enumerable.Repeat("🎉", 9_001)) + "\"},{\"role\":\"user\",\"content\":\"b\"}]",
    ];

    private static readonly Arbitrary<string> Contents =
        Gen.Elements(Pieces).NonEmptyListOf().Select(string.Concat).Where(text => !string.IsNullOrWhiteSpace(text)).ToArbitrary();

    [Fact]
    public void The_chunks_together_are_exactly_the_content_and_its_turns() =>
        Prop.ForAll(Contents, content =>
        {
            var turns = ConversationParser.Parse(content);
            var chunks = Chunker.Split(content, turns);
            Assert.Equal(content, string.Concat(chunks.Select(pair => pair.Chunk.Text)));
            var start = 0;
            var told = new List<Turn>();
            foreach (var (chunk, line) in chunks)
            {
                Assert.NotEmpty(chunk.Turns);
                told.AddRange(chunk.Turns.Select(turn => turn with { Number = turn.Number + line, Start = turn.Start + start }));
                start += chunk.Text.Length;
            }

            Assert.Equal(turns, told);
            Assert.All(chunks, pair => Assert.Equal(pair.Chunk.Text, Utf8(pair.Chunk.Text)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(60));

    [Fact]
    public void The_same_content_gives_the_same_chunks() =>
        Prop.ForAll(Contents, content => Assert.Equal(Hashes(content), Hashes(new string(content.AsSpan())))).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void A_chunk_is_no_longer_than_the_bound_unless_one_turn_or_line_is() =>
        Prop.ForAll(Contents, content =>
        {
            foreach (var (chunk, _) in Chunker.Split(content, ConversationParser.Parse(content)))
            {
                Assert.True(
                    chunk.Text.Length <= Chunker.MaxLength
                    || chunk.Turns.Count == 1
                    || chunk.Turns.Take(chunk.Turns.Count - 1).Sum(turn => turn.Length) <= Chunker.MaxLength);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60));

    [Fact]
    public void Appending_turns_keeps_all_chunks_but_the_last() =>
        Prop.ForAll(Gen.Choose(2, 300).Zip(Gen.Choose(1, 40)).ToArbitrary(), pair =>
        {
            var before = Hashes(Conversation(pair.Item1));
            var after = Hashes(Conversation(pair.Item1 + pair.Item2));
            Assert.Equal(before[..^1], after[..(before.Count - 1)]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void An_edit_changes_few_chunks() =>
        Prop.ForAll(Gen.Choose(0, 599).Zip(Gen.Choose(0, 2)).ToArbitrary(), pair =>
        {
            var turns = Lines(600);
            var before = Hashes(string.Join('\n', turns));
            switch (pair.Item2)
            {
                case 0:
                    turns[pair.Item1] = "user: something else altogether";
                    break;
                case 1:
                    turns.RemoveAt(pair.Item1);
                    break;
                default:
                    turns.Insert(pair.Item1, "assistant: this was not here before");
                    break;
            }

            var after = Hashes(string.Join('\n', turns));
            Assert.InRange(after.Except(before, StringComparer.Ordinal).Count(), 0, 12);
            Assert.True(before.Count > 15);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void An_edit_changes_few_chunks_on_average()
    {
        var turns = Lines(600);
        var before = Hashes(string.Join('\n', turns));
        var changed = 0;
        for (var at = 0; at < 600; at += 10)
        {
            List<string> edited = [.. turns];
            edited[at] = "user: something else altogether";
            changed += Hashes(string.Join('\n', edited)).Except(before, StringComparer.Ordinal).Count();
        }

        Assert.InRange(changed / 60.0, 1, 3);
    }

    [Fact]
    public void A_message_longer_than_a_turn_may_be_is_in_several_chunks_of_one_line()
    {
        var content = "user: " + string.Concat(Enumerable.Repeat("Then it rained again. ", 2_000)) + "\nuser: ok";
        var chunks = Chunker.Split(content, ConversationParser.Parse(content));
        Assert.True(chunks.Count(pair => pair.Line == 0) > 2);
        Assert.Equal(1, chunks[^1].Line + chunks[^1].Chunk.Turns[^1].Number);
        Assert.Equal(content, string.Concat(chunks.Select(pair => pair.Chunk.Text)));
    }

    [Fact]
    public void No_chunk_ends_within_a_character()
    {
        foreach (var shift in new[] { "", "a", "ab", "abc" })
        {
            var content = "[{\"role\":\"user\",\"content\":\"" + shift + string.Concat(Enumerable.Repeat("🎉", 20_001)) + "\"}]";
            var chunks = Chunker.Split(content, ConversationParser.Parse(content));
            Assert.True(chunks.Count > 2);
            Assert.All(chunks, pair => Assert.Equal(pair.Chunk.Text, Utf8(pair.Chunk.Text)));
        }
    }

    [Fact]
    public void Who_speaks_is_part_of_a_chunks_hash() =>
        Assert.NotEqual(Hashes("{\"role\":\"user\",\"content\":\"a\"}"), Hashes("{\"role\":\"system\",\"content\":\"a\"}"));

    private static string Utf8(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Conversation(int turns) => string.Join('\n', Lines(turns));

    private static List<string> Lines(int turns) =>
        [.. Enumerable.Range(0, turns).Select(at => $"{(at % 2 == 0 ? "user" : "assistant")}: turn {at} {new string((char)('a' + (at % 26)), at * 37 % 150)}")];

    private static List<string> Hashes(string content) => [.. Chunker.Split(content, ConversationParser.Parse(content)).Select(pair => pair.Chunk.Hash)];
}
