using System.Diagnostics;
using System.Globalization;
using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Tests.Documents;

public sealed class ConversationParserTests
{
    private static string Show(string content) =>
        string.Join(" / ", ConversationParser.Parse(content).Select(turn =>
            string.Create(CultureInfo.InvariantCulture, $"{turn.Number} {turn.Speaker ?? "-"}: {turn.Text.ReplaceLineEndings("|")}")));

    [Theory]
    [InlineData("user: hello\nassistant: hi there\nuser: bye", "0 user: hello / 1 assistant: hi there / 2 user: bye")]
    [InlineData("User: hello\r\n\r\nAI: hi\r\nthere\r\n", "0 User: hello / 2 AI: hi|there")]
    [InlineData("user: make a list\nassistant: Sure.\nNote: it is short\n- One: a\n- Two: b\nNote: done\nuser: thanks",
        "0 user: make a list / 1 assistant: Sure.|Note: it is short|- One: a|- Two: b|Note: done / 6 user: thanks")]
    [InlineData("user: how?\nassistant: so\n```yaml\nuser: root\n```\nuser: ok", "0 user: how? / 1 assistant: so|```yaml|user: root|``` / 5 user: ok")]
    [InlineData("user: how?\nassistant: config\n  user: root\nuser: ok", "0 user: how? / 1 assistant: config|  user: root / 3 user: ok")]
    [InlineData("Caroline: Hey!\nMelanie: Hi\nCaroline: Bye", "0 Caroline: Hey! / 1 Melanie: Hi / 2 Caroline: Bye")]
    [InlineData("Alice: I like tea", "0 Alice: I like tea")]
    [InlineData("Alice: hi\nBob: hey\nCarol: yo", "0 Alice: hi / 1 Bob: hey / 2 Carol: yo")]
    [InlineData("用户：你好\n助手：你好！有什么可以帮你？", "0 用户: 你好 / 1 助手: 你好！有什么可以帮你？")]
    [InlineData("小明:今天好吗\n小红:很好\n小明:再见", "0 小明: 今天好吗 / 1 小红: 很好 / 2 小明: 再见")]
    [InlineData("<Bart>:\"hi\"\n<Assistant>:\"yes\"", "0 Bart: \"hi\" / 1 Assistant: \"yes\"")]
    [InlineData("Bart: one\nAssistant: Sure:\nPros: a\nBart: two\nAssistant: b", "0 Bart: one / 1 Assistant: Sure:|Pros: a / 3 Bart: two / 4 Assistant: b")]
    [InlineData("**User:** hi\n**Assistant**: hello", "0 User: hi / 1 Assistant: hello")]
    [InlineData("Dr. Ana Müller: ja\nJosé O'Neill: no\nDr. Ana Müller: gut", "0 Dr. Ana Müller: ja / 1 José O'Neill: no / 2 Dr. Ana Müller: gut")]
    [InlineData("मीरा: नमस्ते\nराम: कैसे हो\nमीरा: ठीक", "0 मीरा: नमस्ते / 1 राम: कैसे हो / 2 मीरा: ठीक")]
    [InlineData("user:\nassistant: hm", "0 user:  / 1 assistant: hm")]
    [InlineData("Before.\nuser: hi\nassistant: yes", "0 -: Before. / 1 user: hi / 2 assistant: yes")]
    public void Labelled_lines_are_turns(string content, string turns)
    {
        Assert.Equal(turns, Show(content));
    }

    [Theory]
    [InlineData("https://example.com/a is the page.\nhttps://example.com/b too.")]
    [InlineData("12:30 we left\n12:45 we came back")]
    [InlineData("Here is the thing: I like tea. And there is one more: I hate coffee.")]
    [InlineData("Name: John\nAge: 30\nCity: Paris")]
    [InlineData("Favorite color: blue")]
    [InlineData("def f():\n  return a::b")]
    public void Prose_with_colons_has_no_speakers(string content)
    {
        Assert.All(ConversationParser.Parse(content), turn => Assert.Null(turn.Speaker));
    }

    [Theory]
    [InlineData("[2024-05-01 10:00] Ana: hi\n[2024-05-01 10:01] Bo: hey\n[2024-05-01 10:02] Ana: ok", "2024-05-01T10:00:00Z")]
    [InlineData("2024-05-01T10:00:00Z Ana: hi\n2024-05-01T10:01:00Z Ana: hey", "2024-05-01T10:00:00Z")]
    [InlineData("2024-05-01 10:00 - Ana: hi\n2024-05-01 10:01 - Ana: hey", "2024-05-01T10:00:00Z")]
    [InlineData("[2024-05-01T10:00:00+02:00] Ana: hi\n[2024-05-01T10:01:00+02:00] Ana: hey", "2024-05-01T08:00:00Z")]
    [InlineData("Ana (10:32): hi\nBo (10:33): hey\nAna (10:34): ok", null)]
    [InlineData("[10:32] Ana: hi\n[10:33] Bo: hey\n[10:34] Ana: ok", null)]
    [InlineData("10:32 Tom: hi\n10:33 Tom: hey", null)]
    public void Times_beside_names_are_read(string content, string? timestamp)
    {
        var turn = ConversationParser.Parse(content)[0];
        Assert.True(turn.Speaker is "Ana" or "Tom");
        Assert.Equal("hi", turn.Text);
        Assert.Equal(timestamp is null ? null : DateTimeOffset.Parse(timestamp, CultureInfo.InvariantCulture), turn.Timestamp);
    }

    [Theory]
    [InlineData("""[{"role":"user","content":"hi"},{"role":"assistant","content":"hello\nyou"}]""", "0 user: hi / 1 assistant: hello|you")]
    [InlineData("""{"id":1,"messages":[{"speaker":"Ana","text":"hi"},{"name":"Bo","text":"yo"}],"n":2}""", "0 Ana: hi / 1 Bo: yo")]
    [InlineData("{\"role\":\"user\",\"content\":\"a\"}\n{\"role\":\"user\",\"content\":\"b\"}", "0 user: a / 1 user: b")]
    [InlineData("""[{"role":"user","name":"Ana","content":[{"type":"text","text":"hi"},{"type":"image_url"}]}]""", "0 Ana: hi")]
    [InlineData("""[{"role":"assistant","name":"helper","content":null}]""", "0 assistant: ")]
    [InlineData("[1,2]", "0 -: [1,2]")]
    [InlineData("[]", "0 -: []")]
    [InlineData("""[{"role":"user","content":"\ud800"}]""", """0 -: [{"role":"user","content":"\ud800"}]""")]
    public void Json_messages_are_turns(string content, string turns)
    {
        Assert.Equal(turns, Show(content));
    }

    [Fact]
    public void Json_messages_carry_their_time()
    {
        var turns = ConversationParser.Parse(
            """[{"role":"user","content":"a","timestamp":"2024-05-01T10:00:00Z"},{"role":"user","content":"b","created_at":1714557600}]""");
        Assert.All(turns, turn => Assert.Equal(new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.Zero), turn.Timestamp));
    }

    [Theory]
    [InlineData("Ana: look [shares a photo of a dog]\nBo: nice\nAna: yes", "a photo of a dog")]
    [InlineData("Ana: look [image: a [red] car]\nBo: nice\nAna: yes", "a [red] car")]
    [InlineData("Ana: I [think] so\nBo: nice\nAna: yes", null)]
    public void A_caption_is_told_and_stays_in_the_text(string content, string? caption)
    {
        var turn = ConversationParser.Parse(content)[0];
        Assert.Equal(caption, turn.Caption);
        Assert.EndsWith(turn.Text, content.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Prose_is_cut_into_paragraphs_and_sentences()
    {
        var sentence = "This sentence is about sixty characters long, more or less. ";
        var turns = ConversationParser.Parse("First paragraph.\n\n" + string.Concat(Enumerable.Repeat(sentence, 30)));
        Assert.Equal("First paragraph.", turns[0].Text);
        Assert.All(turns, turn => Assert.InRange(turn.Length, 1, 600));
        Assert.All(turns, turn => Assert.EndsWith(".", turn.Text, StringComparison.Ordinal));
        Assert.Equal(2, turns[1].Number);
    }

    [Fact]
    public void A_very_long_message_is_cut_at_sentences_and_keeps_its_number()
    {
        var turns = ConversationParser.Parse("user: hi\nassistant: " + string.Concat(Enumerable.Repeat("A sentence. ", 1_900)));
        Assert.Equal(4, turns.Count);
        Assert.All(turns.Skip(1), turn => Assert.True(turn is { Number: 1, Speaker: "assistant" } && turn.Text.Length <= 8_000 && turn.Text[^1] == '.'));
    }

    [Fact]
    public void A_longer_conversation_keeps_the_turns_it_had()
    {
        const string Before = "user: hi\nassistant: one\ntwo\nuser: three\n";
        var before = ConversationParser.Parse(Before);
        Assert.Equal(before, ConversationParser.Parse(Before + "assistant: four\n").Take(before.Count));
    }

    [Theory]
    [InlineData("user: some words here\nassistant: more: words\n")]
    [InlineData("Just a plain sentence without anybody. ")]
    [InlineData("```")]
    [InlineData("[")]
    [InlineData("a:")]
    [InlineData("[12:30] a (")]
    public void Four_hundred_thousand_characters_take_no_time_to_speak_of(string unit)
    {
        var content = string.Concat(Enumerable.Repeat(unit, 400_000 / unit.Length));
        ConversationParser.Parse(content);
        var watch = Stopwatch.StartNew();
        ConversationParser.Parse(content);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 5_000);
    }
}
