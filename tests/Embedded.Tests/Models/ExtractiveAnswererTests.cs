using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;
using MemoryFunctions.Embedded.Models;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Embedded.Tests.Models;

public sealed class ExtractiveAnswererTests
{
    private static readonly DateTimeOffset Noon = new(2024, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_answer_is_the_best_few_memories_each_with_its_day()
    {
        var answer = await AskAsync(
            Memory("a", "Ann: I moved\nto  Køge yesterday.") with { OccurredStart = Noon.AddDays(-1), OccurredEnd = Noon.AddDays(-1).AddHours(5) },
            Memory("b", "我住在北京。") with { OccurredStart = Noon, OccurredEnd = Noon.AddDays(3) },
            Memory("c", "Ann drinks tea."),
            Memory("d", "Ann has a cat.") with { MentionedAt = null },
            Memory("e", "e"),
            Memory("f", "f"));

        Assert.Equal(
            "Ann: I moved to Køge yesterday. (2024-01-14)\n我住在北京。 (2024-01-15/2024-01-18)\nAnn drinks tea. (2024-01-15)\nAnn has a cat.\ne (2024-01-15)",
            answer.Text);
        Assert.Equal(["a", "b", "c", "d", "e"], answer.BasedOn);
        Assert.Equal(default, answer.Usage);
        Assert.Empty(answer.Searches);
    }

    [Fact]
    public async Task Whole_memories_are_left_out_before_one_is_cut_and_the_best_is_always_there()
    {
        var request = Request(Memory("a", "Ann drinks tea every morning."), Memory("b", "Bob drinks coffee."));

        var one = await new ExtractiveAnswerer().AnswerAsync(request with { MaxTokens = 12 }, default);
        var part = await new ExtractiveAnswerer().AnswerAsync(request with { MaxTokens = 4 }, default);

        Assert.Equal("Ann drinks tea every morning. (2024-01-15)", one.Text);
        Assert.Equal(["a"], one.BasedOn);
        Assert.Equal("Ann drinks tea…", part.Text);
        Assert.Equal(["a"], part.BasedOn);
    }

    [Fact]
    public void Nothing_is_said_that_no_memory_says_and_all_of_it_fits() =>
        Prop.ForAll(
            Gen.Elements("Ann drinks tea.", "我爱吃苹果", "Überraschung! 🎉", "e\u0301 e\u0301", new string('x', 200), "a b c").ListOf().ToArbitrary(),
            Gen.Choose(1, 80).ToArbitrary(),
            (texts, tokens) =>
            {
                var request = Request([.. texts.Select((text, at) => Memory($"{at}", text))]) with { MaxTokens = tokens };
                var answer = new ExtractiveAnswerer().AnswerAsync(request, default).GetAwaiter().GetResult();
                var again = new ExtractiveAnswerer().AnswerAsync(request, default).GetAwaiter().GetResult();

                Assert.Equal(answer.Text, again.Text);
                Assert.True(TokenEstimate.Of(answer.Text) <= tokens);
                if (texts.Count == 0)
                {
                    Assert.StartsWith(answer.Text.TrimEnd('…'), ReflectService.NothingRemembered, StringComparison.Ordinal);
                    Assert.Empty(answer.BasedOn);
                    return;
                }

                var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                Assert.Equal(lines.Length, answer.BasedOn.Count);
                for (var at = 0; at < lines.Length; at++)
                {
                    Assert.StartsWith(lines[at].TrimEnd('…'), $"{texts[at]} (2024-01-15)", StringComparison.Ordinal);
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("""{"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"]}""", """{"answer":"Ann drinks tea. (2024-01-15)"}""")]
    [InlineData(
        """{"type":"object","properties":{"Summary":{"type":["string","null"]},"age":{"type":["integer","null"]},"more":{"type":"array"}},"required":["Summary","age"],"additionalProperties":false}""",
        """{"Summary":"Ann drinks tea. (2024-01-15)","age":null}""")]
    [InlineData("""{"type":"object","properties":{"text":{"type":"string"},"age":{"type":"integer"}},"required":["text","age"]}""", null)]
    [InlineData("""{"type":"object","properties":{"drink":{"type":"string"}}}""", null)]
    [InlineData("""{"type":"object","properties":{"answer":{"type":"string","maxLength":5}}}""", null)]
    [InlineData("""{"type":"object","properties":{"answer":{"enum":["yes","no"]}}}""", null)]
    [InlineData("""{"type":"object","properties":{"answer":{"type":"boolean"}}}""", null)]
    [InlineData("""{"type":"object","properties":{"answer":{"type":"string"}},"oneOf":[{"required":["x"]}]}""", null)]
    [InlineData("""{"type":"object","required":["answer"]}""", null)]
    public async Task A_structured_answer_is_there_only_where_it_keeps_to_all_of_the_schema(string schema, string? structured) =>
        Assert.Equal(structured, (await new ExtractiveAnswerer().AnswerAsync(Request(Memory("a", "Ann drinks tea.")) with { ResponseSchema = schema }, default)).Structured);

    [Fact]
    public void It_stands_aside_where_there_is_another()
    {
        var other = new ExtractiveAnswerer();
        using var services = new ServiceCollection().AddSingleton<IAnswerer>(other).AddOfflineModels().BuildServiceProvider();
        using var alone = new ServiceCollection().AddOfflineModels().BuildServiceProvider();

        Assert.Same(other, Assert.Single(services.GetServices<IAnswerer>()));
        Assert.IsType<ExtractiveAnswerer>(alone.GetRequiredService<IAnswerer>());
    }

    private static Task<MemoryAnswer> AskAsync(params MemoryUnit[] memories) => new ExtractiveAnswerer().AnswerAsync(Request(memories), default);

    private static AnswerRequest Request(params MemoryUnit[] memories) => new() { Question = "?", Memories = memories, MaxTokens = 4096, Now = Noon };

    private static MemoryUnit Memory(string id, string text) => new()
    {
        Id = id,
        Text = text,
        Type = "world",
        DocumentId = "d",
        ChunkId = "h-d-0",
        SourceTurns = [0],
        MentionedAt = Noon,
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };
}
