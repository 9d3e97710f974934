using MemoryFunctions.Bench.Locomo;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Bench.Tests.Locomo;

public sealed class LiveRunTests : IDisposable
{
    private const string Right = """{"reason":"same","correct":true}""";

    private static readonly IReadOnlyList<LiveArm> Arms = LiveArm.All([50], 1_000);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("live-");
    private readonly FewMemories memories = new();

    private string Path => System.IO.Path.Combine(folder.FullName, "answers.jsonl");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_question_is_answered_in_every_arm_from_what_the_arm_may_know()
    {
        var answerer = new FunctionModel("m", request => FunctionModel.Says(request.Input));
        var lines = await RunAsync(answerer, new FunctionModel("j", _ => FunctionModel.Says(Right)));

        Assert.Equal(16, lines.Count);
        Assert.All(lines, line => Assert.True(line.Correct));
        Assert.Equal("""{"notes":["Recalled of a."],"question":"What of a1?"}""", Of(lines, "a1", "memories-50").Answer);
        Assert.Equal("""{"notes":["[8 May 2023, Monday] Ann: I paint in a."],"question":"What of a1?"}""", Of(lines, "a1", "full-context").Answer);
        Assert.Equal("""{"notes":[],"question":"What of a1?"}""", Of(lines, "a1", "no-memory").Answer);
        Assert.Equal("""{"question":"What of a1?"}""", Of(lines, "a1", "vague").Answer);
        Assert.Equal((0, new TokenUsage(100, 10)), (Of(lines, "a1", "vague").ContextTokens, Of(lines, "a1", "vague").AnswerUsage));
        Assert.Equal(["a", "b"], memories.Retained);
    }

    [Fact]
    public void Questions_without_a_right_answer_are_not_asked_and_a_limit_takes_some_of_all()
    {
        var model = new FunctionModel("m", FunctionModel.Fails);

        Assert.Equal(["a1", "a2", "b1", "b2"], LivePlan.Create(LiveData.Dataset, Arms, limit: null, model, model).Questions.Select(question => question.Id));
        Assert.Equal(["a1", "b1"], LivePlan.Create(LiveData.Dataset, Arms, limit: 2, model, model).Questions.Select(question => question.Id));
        Assert.Equal(4, LivePlan.Create(LiveData.Dataset, Arms, limit: 99, model, model).Questions.Count);
    }

    [Fact]
    public async Task What_the_file_has_is_not_asked_again_and_its_conversation_not_retained_again()
    {
        var judge = new FunctionModel("j", _ => FunctionModel.Says(Right));
        await RunAsync(new FunctionModel("m", request => FunctionModel.Says(request.Input)), judge);
        memories.Retained.Clear();

        var second = new FunctionModel("m", FunctionModel.Fails);
        var lines = await RunAsync(second, judge);

        Assert.Equal(16, lines.Count);
        Assert.Empty(second.Requests);
        Assert.Empty(memories.Retained);
    }

    [Fact]
    public async Task Answers_of_another_model_do_not_count()
    {
        var judge = new FunctionModel("j", _ => FunctionModel.Says(Right));
        await RunAsync(new FunctionModel("m", request => FunctionModel.Says("old")), judge);
        var other = new FunctionModel("n", request => FunctionModel.Says("new"));

        Assert.All(await RunAsync(other, judge), line => Assert.Equal("new", line.Answer));
        Assert.Equal(16, other.Requests.Count);
    }

    [Fact]
    public async Task Half_a_line_that_a_killed_run_left_is_asked_again()
    {
        var model = new FunctionModel("m", request => FunctionModel.Says("x"));
        var judge = new FunctionModel("j", _ => FunctionModel.Says(Right));
        await RunAsync(model, judge);
        var text = await File.ReadAllTextAsync(Path);
        await File.WriteAllTextAsync(Path, text[..^20]);

        var second = new FunctionModel("m", request => FunctionModel.Says("y"));
        Assert.Equal(16, (await RunAsync(second, judge)).Count);
        Assert.Single(second.Requests);
        Assert.Equal(16, (await File.ReadAllLinesAsync(Path)).Length);
    }

    [Fact]
    public async Task A_judge_that_gives_no_verdict_is_asked_once_more()
    {
        var judge = new FunctionModel("j", request => FunctionModel.Says(request.Repair is null ? "Well." : Right));
        var lines = await RunAsync(new FunctionModel("m", _ => FunctionModel.Says("x")), judge);

        Assert.All(lines, line => Assert.Equal((true, new TokenUsage(200, 20)), (line.Correct, line.JudgeUsage)));
    }

    [Fact]
    public async Task An_answer_without_a_verdict_is_neither_right_nor_wrong()
    {
        var lines = await RunAsync(new FunctionModel("m", _ => FunctionModel.Says("x")), new FunctionModel("j", _ => FunctionModel.Says("Well.")));

        Assert.All(lines, line => Assert.Null(line.Correct));
        Assert.Empty(LiveReport.Differences(lines, Arms[0], Arms[1]));
    }

    [Fact]
    public async Task A_refusal_is_wrong_without_a_judge()
    {
        var judge = new FunctionModel("j", FunctionModel.Fails);
        var lines = await RunAsync(new FunctionModel("m", _ => new ChatReply("", ChatFinish.Refused, default)), judge);

        Assert.All(lines, line => Assert.False(line.Correct));
        Assert.Empty(judge.Requests);
    }

    [Fact]
    public async Task A_model_that_fails_now_and_then_leaves_those_questions_for_the_next_run()
    {
        var lines = await RunAsync(
            new FunctionModel("m", request => request.Input.Contains("a2", StringComparison.Ordinal) ? FunctionModel.Fails(request) : FunctionModel.Says("x")),
            new FunctionModel("j", _ => FunctionModel.Says(Right)));

        Assert.Equal(12, lines.Count);
        Assert.Equal(16, (await RunAsync(new FunctionModel("m", _ => FunctionModel.Says("x")), new FunctionModel("j", _ => FunctionModel.Says(Right)))).Count);
    }

    [Fact]
    public async Task A_model_that_always_fails_ends_the_run_with_its_reason()
    {
        var model = new FunctionModel("m", FunctionModel.Fails);
        var e = await Assert.ThrowsAsync<BenchException>(() => RunAsync(model, model));

        Assert.Contains("the model is away", e.Message, StringComparison.Ordinal);
        Assert.Equal(10, model.Requests.Count);
    }

    [Fact]
    public async Task Arms_are_compared_question_by_question()
    {
        // The judge lets memories pass, and the whole conversation for one question of four.
        var judge = new FunctionModel("j", request => FunctionModel.Says(
            request.Input.Contains("Recalled", StringComparison.Ordinal) || (request.Input.Contains("a1", StringComparison.Ordinal) && request.Input.Contains("paint", StringComparison.Ordinal))
                ? Right
                : """{"reason":"","correct":false}"""));
        var lines = await RunAsync(new FunctionModel("m", request => FunctionModel.Says(request.Input)), judge);

        Assert.Equal([0.0, 1, 1, 1], LiveReport.Differences(lines, Arms[0], Arms[1]));
        Assert.Equal([1.0, 1, 1, 1], LiveReport.Differences(lines, Arms[0], Arms[2]));

        var console = new BenchConsole();
        LiveReport.Write(console.Console, LivePlan.Create(LiveData.Dataset, Arms, limit: null, judge, judge), lines);
        Assert.Matches(@"memories-50 +4 +100\.0 +100\.0 +100\.0", console.Text);
        Assert.Matches(@"full-context +4 +25\.0", console.Text);
        Assert.Matches(@"memories-50 +full-context +4 +\+75\.0", console.Text);
    }

    private static LiveLine Of(IReadOnlyList<LiveLine> lines, string id, string arm) =>
        Assert.Single(lines, line => string.Equals(line.Id, id, StringComparison.Ordinal) && string.Equals(line.Arm, arm, StringComparison.Ordinal));

    private async Task<IReadOnlyList<LiveLine>> RunAsync(IChatModel answerer, IChatModel judge)
    {
        var plan = LivePlan.Create(LiveData.Dataset, Arms, limit: null, answerer, judge);
        await using var file = await LiveFile.OpenAsync(Path, CancellationToken.None);
        return await new LiveRun(plan, answerer, judge, memories, file, parallel: 1, _ => { }).RunAsync(CancellationToken.None);
    }
}
