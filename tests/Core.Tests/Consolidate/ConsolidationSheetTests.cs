using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Consolidate;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using static MemoryFunctions.Core.Tests.Consolidate.Facts;

namespace MemoryFunctions.Core.Tests.Consolidate;

public sealed class ConsolidationSheetTests
{
    private static readonly MemoryUnit Paris = Fact("u-1", "Anna lives in Paris", "2024-01-02T10:05", entities: ["Anna"], relations: [new("Anna", "lives_in", "Paris")]);
    private static readonly MemoryUnit Tea = Fact("u-2", "Anna mag grünen Tee", "2024-01-02");

    [Fact]
    public void The_input_is_one_line_for_each_fact_with_what_is_known_once()
    {
        var sheet = new ConsolidationSheet(
        [
            New(Fact("u-8", "Anna moved to Berlin", "2024-03-01T09:00", "2024-02-20", "2024-02-21", entities: ["Anna"]) with { Category = "identity" }, Paris, Tea),
            New(Fact("u-9", "安娜喜欢绿茶", "2024-03-01") with { Permanence = Permanence.LongTerm }, Tea),
        ]);

        Assert.Equal(
            """
            {"known":"k1","text":"Anna lives in Paris","said":"2024-01-02 10:05","about":["Anna"],"relations":[["Anna","lives_in","Paris"]]}
            {"known":"k2","text":"Anna mag grünen Tee","said":"2024-01-02"}
            {"new":"n1","text":"Anna moved to Berlin","said":"2024-03-01 09:00","from":"2024-02-20","to":"2024-02-21","category":"identity","about":["Anna"],"near":["k1","k2"]}
            {"new":"n2","text":"安娜喜欢绿茶","said":"2024-03-01","lasts":"months","near":["k2"]}
            """.ReplaceLineEndings("\n"),
            sheet.Write(0, 2, _ => false));
    }

    [Fact]
    public void A_later_part_has_the_facts_of_the_earlier_ones_as_known_but_for_those_that_were_dropped() =>
        Assert.Equal(
            """
            {"known":"n2","text":"b"}
            {"new":"n3","text":"c"}
            """.ReplaceLineEndings("\n"),
            new ConsolidationSheet([New(Fact("u-1", "a")), New(Fact("u-2", "b")), New(Fact("u-3", "c"))]).Write(2, 1, id => id == "u-1"));

    [Fact]
    public void Facts_of_other_tags_are_told_apart_and_are_no_candidates()
    {
        var sheet = new ConsolidationSheet([New(Fact("u-1", "a", tags: ["x"])), New(Fact("u-2", "b")), New(Fact("u-3", "c", tags: ["x"]))]);

        Assert.Equal(
            """
            {"new":"n1","text":"a","scope":"s1"}
            {"new":"n2","text":"b","scope":"s2"}
            {"new":"n3","text":"c","scope":"s1"}
            """.ReplaceLineEndings("\n"),
            sheet.Write(0, 3, _ => false));
        Assert.Equal("u-1", Read(sheet, 3, Decision("n1"), Decision("n2"), Decision("n3", "merge", "n1"))[2].Targets[0]);
        Assert.Throws<AnswerFaultException>(() => Read(sheet, 3, Decision("n1"), Decision("n2"), Decision("n3", "merge", "n2")));
    }

    /// <summary>Whatever texts say, each stays in the quotes of its own line.</summary>
    [Fact]
    public void Every_text_can_be_read_back_from_the_input() => Prop.ForAll(HostileTexts.Lists(), texts =>
    {
        var known = texts.Select((text, at) => Fact($"k{at}", text, entities: [text], relations: [new(text, text, text)])).ToArray();
        var sheet = new ConsolidationSheet([.. texts.Select((text, at) => New(Fact($"n{at}", text), known))]);

        var lines = sheet.Write(0, texts.Length, _ => false).Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(texts.Concat(texts), lines.Select(line => line.GetProperty("text").GetString()));
        Assert.Equal(Enumerable.Range(1, texts.Length).Select(at => $"k{at}"), lines.Take(texts.Length).Select(line => line.GetProperty("known").GetString()));
        Assert.All(lines.Skip(texts.Length), line => Assert.Equal(texts.Length, line.GetProperty("near").GetArrayLength()));
        Assert.DoesNotContain(sheet.Write(0, texts.Length, _ => false), c => c is '\r' or '\u0085' or '\u2028' or '\u2029');
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void An_answer_is_read_in_the_order_of_the_facts_whatever_its_own()
    {
        var sheet = new ConsolidationSheet([New(Fact("u-1", "a"), Paris, Tea), New(Fact("u-2", "b"))]);

        var verdicts = Read(sheet, 2, Decision("n2", "drop"), Decision("n1", "supersede", "k2", "k1"));

        Assert.Equal((VerdictAction.Supersede, "why"), (verdicts[0].Action, verdicts[0].Reason));
        Assert.Equal(["u-2", "u-1"], verdicts[0].Targets);
        Assert.Equal(VerdictAction.Drop, verdicts[1].Action);
    }

    [Theory]
    [InlineData("[]", "must be an object")]
    [InlineData("{}", "decisions is missing")]
    [InlineData("""{"decisions":3}""", "decisions must be an array")]
    [InlineData("""{"decisions":["n1"]}""", "decisions[0] must be an object")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"","action":"add"}]}""", "decisions[0].targets is missing")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":1,"action":"add","targets":[]}]}""", "decisions[0].reason must be a string")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"\ud800","action":"add","targets":[]}]}""", "decisions[0].reason is not well-formed")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"","action":"add","targets":[]}]}""", "decisions has none about n2")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"","action":"add","targets":[]},{"fact":"n1","reason":"","action":"add","targets":[]}]}""", "decisions[1].fact is decided about twice")]
    [InlineData("""{"decisions":[{"fact":"k1","reason":"","action":"add","targets":[]}]}""", "decisions[0].fact must be one of the new lines")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"","action":"delete","targets":[]}]}""", "decisions[0].action")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"","action":"add","targets":["k1"]}]}""", "decisions[0].targets")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"x","action":"merge","targets":[]}]}""", "decisions[0].targets")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"x","action":"merge","targets":["k1","k2"]}]}""", "decisions[0].targets")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"x","action":"supersede","targets":[]}]}""", "decisions[0].targets")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":" ","action":"merge","targets":["k1"]}]}""", "decisions[0].reason must say why")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"x","action":"merge","targets":["n1"]}]}""", "near n1 or new lines above it: n1 is neither")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"x","action":"merge","targets":["n2"]}]}""", "n2 is neither")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"x","action":"merge","targets":["k3"]}]}""", "k3 is neither")]
    [InlineData("""{"decisions":[{"fact":"n1","reason":"x","action":"supersede","targets":["u-1"]}]}""", "u-1 is neither")]
    public void A_fault_in_an_answer_names_its_place(string answer, string place)
    {
        var sheet = new ConsolidationSheet([New(Fact("u-8", "a"), Paris, Tea), New(Fact("u-9", "b"), Fact("u-3", "c"))]);
        using var json = JsonDocument.Parse(answer);

        Assert.Contains(place, Assert.Throws<AnswerFaultException>(() => sheet.Read(json.RootElement, 0, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_that_goes_on_and_on_is_cut()
    {
        var sheet = new ConsolidationSheet([New(Fact("u-1", "a"), Paris)]);
        using var json = JsonDocument.Parse($$"""{"decisions":[{"fact":"n1","reason":"{{new string('x', 5_000)}}","action":"drop","targets":[]}]}""");

        Assert.Equal(200, Assert.Single(sheet.Read(json.RootElement, 0, 1)).Reason!.Length);
    }

    private static string Decision(string fact, string action = "add", params string[] targets) =>
        $$"""{"fact":"{{fact}}","reason":"why","action":"{{action}}","targets":[{{string.Join(',', targets.Select(target => $"\"{target}\""))}}]}""";

    private static IReadOnlyList<Verdict> Read(ConsolidationSheet sheet, int count, params string[] decisions)
    {
        using var json = JsonDocument.Parse($$"""{"decisions":[{{string.Join(',', decisions)}}]}""");
        return sheet.Read(json.RootElement, 0, count);
    }
}
