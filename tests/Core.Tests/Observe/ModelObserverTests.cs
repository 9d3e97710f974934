using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Tests.Consolidate;
using static MemoryFunctions.Core.Tests.Consolidate.Facts;

namespace MemoryFunctions.Core.Tests.Observe;

public sealed class ModelObserverTests
{
    private const string Nothing = """{"observations":[]}""";

    private static readonly IReadOnlyList<MemoryUnit> Runs =
        [.. new[] { "Monday", "Tuesday", "Thursday", "Friday" }.Select((day, at) => Fact($"run{at + 1}", $"Anna ran on {day}", "2024-01-05", entities: ["Anna"]))];

    private static readonly MemoryUnit Known = Fact("obs", "Anna runs", entities: ["Anna"]) with { Type = "observation", Cites = ["old1", "old2"] };

    [Fact]
    public async Task One_call_makes_and_rewrites_observations()
    {
        var model = ChatProbe.Saying($$"""{"observations":[{{Item("o1", "Anna runs on weekdays", "n1", "n2")}},{{Item(null, "Anna runs twice a week", "n3", "k1")}}]}""");

        var answer = await new ModelObserver(model).ObserveAsync(
            new ObservationRequest { Mission = "habits", NewFacts = [.. Runs.Take(3)], OtherFacts = [Runs[3]], Observations = [Known] }, CancellationToken.None);

        var request = Assert.Single(model.Asked);
        Assert.Equal(("observe", ObservationPrompt.Instructions, ObservationPrompt.Schema), (request.Purpose, request.Instructions, request.Schema));
        Assert.StartsWith("""{"mission":"habits"}""" + "\n", request.Input, StringComparison.Ordinal);
        Assert.Equal([("obs", "Anna runs on weekdays"), (null, "Anna runs twice a week")], answer.Observations.Select(stated => (stated.Replaces, stated.Text)));
        Assert.Equal(["old1", "old2", "run1", "run2"], answer.Observations[0].Sources);
        Assert.Equal(["run3", "run4"], answer.Observations[1].Sources);
        Assert.All(answer.Observations, stated => Assert.Equal("Anna", stated.Entity));
        Assert.Equal(new TokenUsage(100, 10), answer.Usage);
    }

    [Fact]
    public async Task None_is_a_fine_answer() => Assert.Empty((await ObserveAsync(ChatProbe.Saying(Nothing), Runs)).Observations);

    [Fact]
    public async Task Nobody_is_asked_about_less_than_two_facts()
    {
        var model = ChatProbe.Saying();

        Assert.Empty((await ObserveAsync(model, [])).Observations);
        Assert.Empty((await ObserveAsync(model, [Runs[0]])).Observations);
        Assert.Empty((await new ModelObserver(model).ObserveAsync(new ObservationRequest { NewFacts = [], OtherFacts = Runs, Observations = [Known] }, CancellationToken.None)).Observations);
        Assert.Empty(model.Asked);
    }

    [Fact]
    public async Task One_fact_may_refine_an_observation()
    {
        var model = ChatProbe.Saying($$"""{"observations":[{{Item("o1", "Anna runs on Mondays too", "n1")}}]}""");

        var answer = await new ModelObserver(model).ObserveAsync(new ObservationRequest { NewFacts = [Runs[0]], Observations = [Known] }, CancellationToken.None);

        Assert.Equal(["old1", "old2", "run1"], Assert.Single(answer.Observations).Sources);
    }

    [Fact]
    public async Task An_answer_with_a_fault_is_asked_for_once_more()
    {
        var model = ChatProbe.Saying($$"""{"observations":[{{Item(null, "Anna runs", "n1")}}]}""", Nothing);

        var answer = await ObserveAsync(model, Runs);

        Assert.Contains("at least two", model.Asked[1].Repair!.Fault, StringComparison.Ordinal);
        Assert.Equal(new TokenUsage(200, 20), answer.Usage);
    }

    [Theory]
    [InlineData(ChatFinish.CutOff, 3)]
    [InlineData(ChatFinish.Complete, 4)]
    public async Task New_facts_that_are_too_many_are_asked_about_in_halves_and_the_second_goes_on_from_the_first(ChatFinish finish, int calls)
    {
        var model = new ChatProbe(request => request.Input switch
        {
            var input when input.Contains("\"n3\"", StringComparison.Ordinal) => ChatProbe.Reply("{", finish),
            var input when input.Contains("""{"new":"n1","text":"Anna ran on Monday""", StringComparison.Ordinal) =>
                ChatProbe.Reply($$"""{"observations":[{{Item("o1", "Anna runs on two days", "n1", "n2")}},{{Item(null, "Anna runs early in the week", "n1", "n2")}}]}"""),
            _ => ChatProbe.Reply($$"""{"observations":[{{Item("o1", "Anna runs on four days", "n1", "n2")}},{{Item("o2", "Anna runs all week", "n1", "k2")}}]}"""),
        });

        var answer = await new ModelObserver(model).ObserveAsync(new ObservationRequest { NewFacts = Runs, Observations = [Known] }, CancellationToken.None);

        Assert.Equal(calls, model.Asked.Count);
        Assert.Equal(new TokenUsage(100 * calls, 10 * calls), answer.Usage);
        Assert.Contains("""{"observation":"o1","about":"Anna","text":"Anna runs on two days","sources":["k1","k2"],"proofs":4}""", model.Asked[^1].Input, StringComparison.Ordinal);
        Assert.Equal([("obs", "Anna runs on four days"), (null, "Anna runs all week")], answer.Observations.Select(stated => (stated.Replaces, stated.Text)));
        Assert.Equal(["old1", "old2", "run1", "run2", "run3", "run4"], answer.Observations[0].Sources);
        Assert.Equal(["run1", "run2", "run3"], answer.Observations[1].Sources);
    }

    [Theory]
    [InlineData(ChatFinish.CutOff, ModelFault.CutOff, 2)]
    [InlineData(ChatFinish.Complete, ModelFault.Malformed, 4)]
    public async Task What_cannot_be_answered_for_one_fact_fails_with_all_that_was_spent(ChatFinish finish, ModelFault fault, int calls)
    {
        var model = new ChatProbe(_ => ChatProbe.Reply("{", finish));

        var failure = await Assert.ThrowsAsync<ModelException>(() => new ModelObserver(model).ObserveAsync(
            new ObservationRequest { NewFacts = [.. Runs.Take(2)], OtherFacts = [Runs[2]] }, CancellationToken.None));

        Assert.Equal(fault, failure.Fault);
        Assert.Equal(new TokenUsage(100 * calls, 10 * calls), failure.Usage);
    }

    [Fact]
    public async Task A_fact_that_is_refused_is_left_out_and_the_others_are_looked_at()
    {
        var model = new ChatProbe(request => request.Input.Contains(Runs[1].Text, StringComparison.Ordinal)
            ? ChatProbe.Reply("", ChatFinish.Refused)
            : ChatProbe.Reply(request.Input.Contains("\"n2\"", StringComparison.Ordinal)
                ? $$"""{"observations":[{{Item(null, "Anna runs", "n1", "n2", "k1")}}]}"""
                : Nothing));

        var answer = await ObserveAsync(model, Runs);

        Assert.Equal(["run3", "run4", "run1"], Assert.Single(answer.Observations).Sources);
    }

    [Fact]
    public async Task What_is_refused_with_every_fact_fails_before_each_has_been_asked_about()
    {
        var model = new ChatProbe(_ => ChatProbe.Reply("", ChatFinish.Refused));
        var facts = Enumerable.Range(0, 32).Select(at => Facts.Fact($"f{at}", $"Anna ran on day {at}")).ToList();

        Assert.Equal(ModelFault.Refused, (await Assert.ThrowsAsync<ModelException>(() => new ModelObserver(model).ObserveAsync(
            new ObservationRequest { NewFacts = facts, Observations = [Known] }, CancellationToken.None))).Fault);
        Assert.InRange(model.Asked.Count, 2, 12);
    }

    private static Task<ObservationAnswer> ObserveAsync(IChatModel model, IReadOnlyList<MemoryUnit> facts) =>
        new ModelObserver(model).ObserveAsync(new ObservationRequest { NewFacts = facts }, CancellationToken.None);

    private static string Item(string? replaces, string text, params string[] sources) =>
        $$"""{"replaces":{{(replaces is null ? "null" : $"\"{replaces}\"")}},"entity":"Anna","text":"{{text}}","sources":[{{string.Join(',', sources.Select(source => $"\"{source}\""))}}],"withdrawn":[]}""";
}
