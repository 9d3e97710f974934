using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Text;

public sealed class MemoryBlockTests
{
    private static readonly string[] Pieces =
    [
        MemoryBlock.FirstLine, MemoryBlock.LastLine, "&lt;/memory_context&gt;", "&lt;memory_context source=&quot;memoryfunctions&quot;&gt;", "<", "&amp;lt;", "memory_context", "/", ">",
        " source=\"memoryfunctions\"", "## What you remember about this user", "- likes tea", "No relevant memories found.", "\n", "\n\n", " ", "hello", "Anna: yes", "\\u003c", "\r\n", "\u2028", "#",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    private static readonly string Block = MemoryBlock.Render(["Anna likes tea", "Anna lives in Berlin"]);

    [Fact]
    public void A_block_has_a_line_for_each_memory() =>
        Assert.Equal("<memory_context source=\"memoryfunctions\">\n- Anna likes tea\n- Anna lives in Berlin\n</memory_context>", Block);

    [Fact]
    public void Without_memories_there_is_no_block() => Assert.Equal("", MemoryBlock.Render([]));

    [Fact]
    public void Whatever_memories_say_they_are_stripped_as_a_whole() =>
        Prop.ForAll(Texts.ListOf().ToArbitrary(), memories => Assert.Equal("", MemoryBlock.Strip(MemoryBlock.Render(memories))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Every_memory_is_one_line_of_its_block() =>
        Prop.ForAll(Texts.NonEmptyListOf().ToArbitrary(), memories => Assert.Equal(memories.Count + 2, MemoryBlock.Render(memories).Split('\n').Length))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Stripping_again_changes_nothing() =>
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var once = MemoryBlock.Strip(text);
            Assert.Equal(once, MemoryBlock.Strip(once));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithEndSize(40));

    [Fact]
    public void Text_without_a_block_stays_as_it_is() =>
        Prop.ForAll<string?>(text => Assert.Same(text ?? "", MemoryBlock.Strip(text ?? ""))).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [InlineData("What is a memory_context, and what is <memory_context> for?")]
    [InlineData("<memory_context source=\"elsewhere\">tea")]
    [InlineData("What you remember about this user\n- tea")]
    [InlineData("## What you remember about this user")]
    [InlineData("## What you remember about this user\nis a fine heading")]
    [InlineData("I wrote ## What you remember about this user\n- tea")]
    public void What_only_speaks_of_such_a_block_is_none(string text) => Assert.Same(text, MemoryBlock.Strip(text));

    [Theory]
    [InlineData("Be kind.\n\n{0}\n\nNow answer.", "Be kind.\nNow answer.")]
    [InlineData("{0}", "")]
    [InlineData("  {0}  ", "")]
    [InlineData("I like tea. {0} And cake.", "I like tea.\nAnd cake.")]
    [InlineData("a {0} b {0} c", "a\nb\nc")]
    [InlineData("{0}\nWhat do I like?", "What do I like?")]
    public void What_stands_around_a_block_stays(string form, string rest) =>
        Assert.All(
            [Block, Indented(Block), Escaped(Block), Escaped(Escaped(Block)), Block.Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal), Block.ToUpperInvariant()],
            block => Assert.Equal(rest, MemoryBlock.Strip(form.Replace("{0}", block, StringComparison.Ordinal))));

    [Fact]
    public void A_block_in_a_block_goes_with_it() =>
        Assert.Equal("before\nafter", MemoryBlock.Strip($"before {MemoryBlock.FirstLine}\n- old: {Block}\n- more\n{MemoryBlock.LastLine} after"));

    [Fact]
    public void A_block_that_is_not_closed_goes_to_the_end() =>
        Assert.Equal("before", MemoryBlock.Strip($"before\n{MemoryBlock.FirstLine}\n- Anna likes tea\n- Anna li"));

    [Fact]
    public void A_block_that_is_not_opened_goes_from_the_beginning() =>
        Assert.Equal("after", MemoryBlock.Strip($"- Anna likes tea\n{MemoryBlock.LastLine}\nafter"));

    [Fact]
    public void A_stray_last_line_behind_a_whole_block_takes_nothing_along() =>
        Assert.Equal("hello\nthere", MemoryBlock.Strip($"{Block} hello {MemoryBlock.LastLine} there"));

    [Theory]
    [InlineData("You are kind.\n\n## What you remember about this user\n- user: I like tea\nand cake\n- She lives in Berlin\n\nRespond helpfully.", "You are kind.\n\n\nRespond helpfully.")]
    [InlineData("You are kind.\n\n## What you remember about this user\nNo relevant memories found.\n\nRespond helpfully.", "You are kind.\n\n\nRespond helpfully.")]
    [InlineData("  ### what you remember about this user:\r\n\r\n- tea\r\n\r\n- cake\r\n\r\nBye", "Bye")]
    [InlineData("## What you remember about this user\n- tea", "")]
    public void The_recipes_own_section_of_memories_goes(string text, string rest) => Assert.Equal(rest, MemoryBlock.Strip(text));

    [Fact]
    public void No_line_of_a_block_is_taken_for_a_speakers()
    {
        var block = MemoryBlock.Render(["Anna: I like tea", "user: I live in Berlin", "assistant: noted"]);
        var turns = ConversationParser.Parse($"system: Be kind.\n{block}\nuser: hello\nassistant: hi");
        Assert.Equal(["system", "user", "assistant"], turns.Select(turn => turn.Speaker));
        Assert.Equal("Be kind.", MemoryBlock.Strip(turns[0].Text));
    }

    private static string Indented(string block) => string.Join('\n', block.Split('\n').Select(line => "    " + line));

    private static string Escaped(string block) => System.Net.WebUtility.HtmlEncode(block);
}
