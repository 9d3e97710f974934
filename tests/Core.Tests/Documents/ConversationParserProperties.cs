using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Tests.Documents;

public sealed class ConversationParserProperties
{
    private static readonly string[] Pieces =
    [
        "user: ", "assistant:", "Alice: ", "Bob： ", "\n", "\r\n", "\n\n", " ", "\t", "Note: ", "```", "[2024-05-01 10:00] ", "(10:32)", "[shares a dog]",
        "hello there. ", "你好。", "https://x.y", "**", "<", ">", ":", "[", "]", "{", "}", "\"", ",", "{\"role\":\"user\",\"content\":\"a b\"}",
        "{\"messages\":[", "\ud800", "🎉", "\ufeff", "\0", "a", "\u2028", new string('x', 700), new string('y', 9_000), "  ",
    ];

    private static Arbitrary<string> Contents() =>
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    [Fact]
    public void Every_visible_character_is_in_exactly_one_turn() =>
        Prop.ForAll(Contents(), Check).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60));

    [Fact]
    public void Every_visible_character_of_any_text_is_in_exactly_one_turn() =>
        Prop.ForAll<string?>(content => Check(content ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static void Check(string content)
    {
        var next = 0;
        foreach (var turn in ConversationParser.Parse(content))
        {
            Assert.True(turn.Start >= next);
            Assert.True(string.IsNullOrWhiteSpace(content[next..turn.Start]));
            Assert.InRange(turn.Text.Length, 0, ConversationParser.MaxTurnLength);
            next = turn.Start + turn.Length;
        }

        Assert.True(string.IsNullOrWhiteSpace(content[next..]));
    }
}
