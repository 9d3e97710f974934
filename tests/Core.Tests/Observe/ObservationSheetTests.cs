using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Tests.Consolidate;
using static MemoryFunctions.Core.Tests.Consolidate.Facts;

namespace MemoryFunctions.Core.Tests.Observe;

public sealed class ObservationSheetTests
{
    private static readonly MemoryUnit Monday = Fact("a", "Anna ran on Monday", "2024-01-01", entities: ["Anna"]);
    private static readonly MemoryUnit Tuesday = Fact("b", "Anna ran on Tuesday", "2024-01-02", entities: ["Anna"]);
    private static readonly MemoryUnit Former = Fact("c", "Anna ran in May", "2023-06-01", entities: ["Anna"]);

    private static readonly KnownObservation Runs = new() { Id = "obs", Entity = "Anna", Text = "Anna runs often", Sources = ["c", "x", "y"] };

    private static ObservationSheet Sheet => new("habits", [Monday, Tuesday], [Former], [Runs]);

    [Fact]
    public void The_input_is_one_line_for_each_fact_and_each_observation() => Assert.Equal(
        """
        {"mission":"habits"}
        {"known":"k1","text":"Anna ran in May","said":"2023-06-01","about":["Anna"]}
        {"observation":"o1","about":"Anna","text":"Anna runs often","sources":["k1"],"proofs":3}
        {"new":"n1","text":"Anna ran on Monday","said":"2024-01-01","about":["Anna"]}
        {"new":"n2","text":"Anna ran on Tuesday","said":"2024-01-02","about":["Anna"]}
        """.ReplaceLineEndings("\n"),
        Sheet.Write());

    [Fact]
    public void Every_text_can_be_read_back_from_the_input() => Prop.ForAll(HostileTexts.Lists(), texts =>
    {
        var sheet = new ObservationSheet(
            $"mission {texts[0]}",
            [.. texts.Select((text, at) => Fact($"n{at}", text))],
            [.. texts.Select((text, at) => Fact($"k{at}", text))],
            [.. texts.Select((text, at) => new KnownObservation { Id = $"o{at}", Entity = text, Text = text, Sources = [$"k{at}", text] })]);

        var lines = sheet.Write().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal($"mission {texts[0]}", lines[0].GetProperty("mission").GetString());
        Assert.Equal([.. texts, .. texts, .. texts], lines.Skip(1).Select(line => line.GetProperty("text").GetString()));
        Assert.Equal(texts, lines.Skip(1 + texts.Length).Take(texts.Length).Select(line => line.GetProperty("about").GetString()));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_new_observation_rests_on_the_facts_that_it_names()
    {
        var after = Read(Item(null, "Anna runs on weekdays", ["n1", "n2", "n1"]));

        Assert.Same(after[0].Sources, Runs.Sources);
        Assert.False(after[0].IsChanged);
        Assert.Equal((null, "Anna", "Anna runs on weekdays", true), (after[1].Id, after[1].Entity, after[1].Text, after[1].IsChanged));
        Assert.Equal(["a", "b"], after[1].Sources);
    }

    [Fact]
    public void A_rewritten_observation_keeps_its_sources_but_for_those_that_no_longer_hold()
    {
        var rewritten = Assert.Single(Read(Item("o1", "Anna runs on weekdays", ["n1", "n2"], ["k1"])));

        Assert.Equal(("obs", true), (rewritten.Id, rewritten.IsChanged));
        Assert.Equal(["x", "y", "a", "b"], rewritten.Sources);
    }

    [Fact]
    public void A_copy_of_a_fact_or_of_an_observation_is_left_out()
    {
        Assert.Same(Runs, Assert.Single(Read(Item(null, "anna ran on monday.", ["n1", "n2"]))));
        Assert.Same(Runs, Assert.Single(Read(Item(null, "Anna runs often!", ["n1", "n2"]))));
        Assert.Same(Runs, Assert.Single(Read(Item("o1", "Anna ran on Monday", ["n1", "n2"]))));
    }

    [Fact]
    public void An_observation_that_is_repeated_as_it_is_has_not_changed()
    {
        Assert.Same(Runs, Assert.Single(Read(Item("o1", "Anna runs often", ["k1"]))));
        Assert.True(Assert.Single(Read(Item("o1", "Anna runs often", ["n1"]))).IsChanged);
    }

    [Theory]
    [InlineData("3", "must be an object")]
    [InlineData("""{"observations":{}}""", "observations must be an array")]
    [InlineData("""{"observations":[{"replaces":null,"entity":"A","text":"t","sources":["n1"],"withdrawn":[]}]}""", "observations[0].sources must be at least two")]
    [InlineData("""{"observations":[{"replaces":null,"entity":"A","text":"t","sources":["n1","n1"],"withdrawn":[]}]}""", "observations[0].sources must be at least two")]
    [InlineData("""{"observations":[{"replaces":null,"entity":"A","text":"t","sources":["n1","n9"],"withdrawn":[]}]}""", "observations[0].sources must be facts of the input")]
    [InlineData("""{"observations":[{"replaces":null,"entity":"A","text":"t","sources":["n1","o1"],"withdrawn":[]}]}""", "observations[0].sources must be facts of the input")]
    [InlineData("""{"observations":[{"replaces":null,"entity":"A","text":" ","sources":["n1","n2"],"withdrawn":[]}]}""", "observations[0].text")]
    [InlineData("""{"observations":[{"replaces":null,"entity":"","text":"t","sources":["n1","n2"],"withdrawn":[]}]}""", "observations[0].entity")]
    [InlineData("""{"observations":[{"replaces":"o2","entity":"A","text":"t","sources":["n1","n2"],"withdrawn":[]}]}""", "observations[0].replaces")]
    [InlineData("""{"observations":[{"replaces":7,"entity":"A","text":"t","sources":["n1","n2"],"withdrawn":[]}]}""", "observations[0].replaces must be a string")]
    [InlineData("""{"observations":[{"replaces":null,"entity":"A","text":"t","sources":["n1","n2"],"withdrawn":["k1"]}]}""", "observations[0].withdrawn must be among")]
    [InlineData("""{"observations":[{"replaces":"o1","entity":"A","text":"t","sources":["n1","n2"],"withdrawn":["n1"]}]}""", "observations[0].withdrawn must be among")]
    [InlineData("""{"observations":[{"replaces":"o1","entity":"A","text":"t","sources":["k1"],"withdrawn":["k1"]}]}""", "observations[0].sources and withdrawn")]
    [InlineData("""{"observations":[{"replaces":"o1","entity":"A","text":"t","sources":["n1"],"withdrawn":[]},{"replaces":"o1","entity":"A","text":"u","sources":["n1"],"withdrawn":[]}]}""", "observations[1].replaces names an observation for the second time")]
    public void A_fault_in_an_answer_names_its_place(string answer, string place)
    {
        using var json = JsonDocument.Parse(answer);

        Assert.Contains(place, Assert.Throws<AnswerFaultException>(() => Sheet.Read(json.RootElement)).Message, StringComparison.Ordinal);
    }

    private static string Item(string? replaces, string text, string[] sources, string[]? withdrawn = null) =>
        $$"""{"observations":[{"replaces":{{(replaces is null ? "null" : $"\"{replaces}\"")}},"entity":"Anna","text":"{{text}}","sources":{{JsonSerializer.Serialize(sources)}},"withdrawn":{{JsonSerializer.Serialize(withdrawn ?? [])}}}]}""";

    private static IReadOnlyList<KnownObservation> Read(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        return Sheet.Read(json.RootElement);
    }
}
