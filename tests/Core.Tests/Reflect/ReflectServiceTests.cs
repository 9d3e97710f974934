using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;
using NSubstitute;

namespace MemoryFunctions.Core.Tests.Reflect;

public sealed class ReflectServiceTests
{
    private const string Question = "What does Ann drink?";
    private readonly ReflectHost host = new();

    [Fact]
    public async Task The_answerer_gets_the_question_the_bank_and_what_is_remembered_and_its_answer_names_what_it_goes_by()
    {
        host.Find(Question, Remembered.Memory("a"), Remembered.Memory("b"), Remembered.Memory("c"));
        host.Answers = [_ => new MemoryAnswer { Text = "Tea.", BasedOn = ["c", "a", "unknown"], Usage = new TokenUsage(9, 2) }];

        var answer = await host.AskAsync(Query() with { Context = "for a card", MaxTokens = 50 });

        var asked = Assert.Single(host.Asked);
        Assert.Equal((Question, "for a card", "Know Alice.", 5, 50), (asked.Question, asked.Context, asked.Mission, asked.Disposition.Skepticism, asked.MaxTokens));
        Assert.Equal(["a", "b", "c"], asked.Memories.Select(memory => memory.Id));
        Assert.Equal(host.Time.GetUtcNow(), asked.Now);
        Assert.Equal("Tea.", answer.Text);
        Assert.Equal(["a", "c"], answer.BasedOn.Select(memory => memory.Id));
        Assert.Equal(new TokenUsage(9, 2), answer.Usage);
    }

    [Fact]
    public async Task Types_tags_and_depth_reach_the_search()
    {
        await host.AskAsync(Query() with { Types = ["world"], Tags = new TagFilter(["work"], TagsMatch.AllStrict), Budget = RecallBudget.High });

        await host.Memories.Received().SearchByVectorAsync(
            ReflectHost.Bank,
            Arg.Any<Core.Banks.BankView>(),
            Arg.Any<ReadOnlyMemory<float>>(),
            Arg.Is<MemoryFilter>(filter => filter.Types.Single() == "world" && filter.Tags!.Match == TagsMatch.AllStrict),
            Arg.Any<CandidateDepth>(),
            333,
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Where_nothing_is_remembered_nobody_is_asked()
    {
        var empty = await host.AskAsync(Query() with { ResponseSchema = """{"type":"object"}""" });
        host.WithoutBank();
        var nowhere = await host.AskAsync(Query());

        Assert.Equal(ReflectService.NothingRemembered, empty.Text);
        Assert.Null(empty.Structured);
        Assert.Empty(empty.BasedOn);
        Assert.Single(empty.Searches);
        Assert.Equal(ReflectService.NothingRemembered, nowhere.Text);
        Assert.Empty(host.Asked);
    }

    [Fact]
    public async Task A_low_budget_searches_once_and_never_again()
    {
        host.Find(Question, Remembered.Memory("a"));
        host.Answers = [_ => new MemoryAnswer { Text = "Tea.", Searches = ["more"] }];

        var answer = await host.AskAsync(Query());

        Assert.Equal("Tea.", answer.Text);
        Assert.False(Assert.Single(host.Asked).MaySearch);
        Assert.Equal([Question], host.Searched);
    }

    [Theory]
    [InlineData(RecallBudget.Mid, 1)]
    [InlineData(RecallBudget.High, 3)]
    public async Task A_higher_budget_searches_as_often_as_it_may_and_each_round_has_what_was_found(RecallBudget budget, int rounds)
    {
        host.Find(Question, Remembered.Memory("a"));
        for (var round = 1; round <= 5; round++)
        {
            host.Find($"first {round}", Remembered.Memory("a"), Remembered.Memory($"b{round}"));
            host.Find($"second {round}", Remembered.Memory($"c{round}"));
        }

        host.Answers =
        [
            request => new MemoryAnswer
            {
                Text = "So far.",
                Searches = request.MaySearch ? [$"first {host.Asked.Count}", $"second {host.Asked.Count}", "third", "fourth"] : [],
                Usage = new TokenUsage(10, 1),
            },
        ];

        var answer = await host.AskAsync(Query() with { Budget = budget });

        Assert.Equal(rounds + 1, host.Asked.Count);
        Assert.All(host.Asked.Take(rounds), request => Assert.True(request.MaySearch));
        Assert.False(host.Asked[^1].MaySearch);
        Assert.Equal(["a", "c1", "b1"], host.Asked[1].Memories.Select(memory => memory.Id));
        Assert.Equal(1 + (2 * rounds), host.Asked[^1].Memories.Count);
        Assert.Equal(new TokenUsage(10 * (rounds + 1), rounds + 1), answer.Usage);
        Assert.Equal([.. Enumerable.Repeat("search", rounds), "reflect"], answer.Calls.Select(call => call.Scope));
        Assert.Equal(
            [(Question, 0), ("first 1", 1), ("second 1", 1), ("third", 1)],
            answer.Searches.Take(4).Select(search => (search.Query, search.Round)));
        Assert.Equal(["a", "b1"], answer.Searches[1].Found.Select(memory => memory.Id));
    }

    [Fact]
    public async Task A_search_that_brings_nothing_new_ends_the_searching()
    {
        host.Find(Question, Remembered.Memory("a")).Find("more", Remembered.Memory("a"));
        host.Answers = [request => new MemoryAnswer { Text = request.MaySearch ? "" : "Tea.", Searches = request.MaySearch ? ["more"] : [] }];

        var answer = await host.AskAsync(Query() with { Budget = RecallBudget.High });

        Assert.Equal("Tea.", answer.Text);
        Assert.Equal([true, false], host.Asked.Select(request => request.MaySearch));
    }

    [Fact]
    public async Task An_answer_as_far_as_it_goes_stands_where_no_more_is_found_unless_it_lacks_its_structure()
    {
        host.Find(Question, Remembered.Memory("a"));
        host.Answers = [request => new MemoryAnswer { Text = "Tea.", Searches = request.MaySearch ? ["more"] : [], Structured = request.MaySearch ? null : "{}" }];

        var answer = await host.AskAsync(Query() with { Budget = RecallBudget.Mid });
        var structured = await host.AskAsync(Query() with { Budget = RecallBudget.Mid, ResponseSchema = """{"type":"object"}""" });

        Assert.Equal("Tea.", answer.Text);
        Assert.Equal("{}", structured.Structured);
        Assert.Equal([true, true, false], host.Asked.Select(request => request.MaySearch));
    }

    [Fact]
    public async Task Searches_that_no_recall_would_take_or_that_were_made_are_passed_over()
    {
        host.Find(Question, Remembered.Memory("a"));
        host.Answers = [request => new MemoryAnswer { Text = "Tea.", Searches = request.MaySearch ? [" ", "a\0b", new string('x', 3_000), Question.ToUpperInvariant()] : [] }];

        var answer = await host.AskAsync(Query() with { Budget = RecallBudget.High });

        Assert.Equal("Tea.", answer.Text);
        Assert.Equal([Question], host.Searched);
    }

    [Fact]
    public async Task Memories_stay_within_the_tokens_of_the_budget()
    {
        var text = new string('x', 400);
        host.Find(Question, [.. Enumerable.Range(0, 200).Select(at => Remembered.Memory($"m{at:000}", text))]);

        await host.AskAsync(Query());
        await host.AskAsync(Query() with { Budget = RecallBudget.Mid });
        await host.AskAsync(Query() with { Budget = RecallBudget.High });

        // Those that may search keep half of theirs for what they find.
        Assert.Equal([20, 20, 40], host.Asked.Select(request => request.Memories.Count));
        Assert.Equal("m000", host.Asked[0].Memories[0].Id);
    }

    [Fact]
    public async Task An_answer_is_cut_to_the_callers_tokens()
    {
        host.Find(Question, Remembered.Memory("a"));
        host.Answers = [_ => new MemoryAnswer { Text = "Ann drinks tea every morning before work." }];

        Assert.Equal("Ann drinks tea every…", (await host.AskAsync(Query() with { MaxTokens = 7 })).Text);
    }

    [Theory]
    [InlineData("query")]
    [InlineData("long query")]
    [InlineData("context")]
    [InlineData("max_tokens")]
    [InlineData("response_schema.type")]
    [InlineData("tags.0")]
    public async Task What_cannot_be_taken_is_refused_by_field_before_anybody_is_asked(string field)
    {
        host.Find(Question, Remembered.Memory("a"));
        var query = field switch
        {
            "query" => Query() with { Question = " " },
            "long query" => Query() with { Question = new string('x', 3_000) },
            "context" => Query() with { Context = new string('x', 17_000) },
            "max_tokens" => Query() with { MaxTokens = 0 },
            "tags.0" => Query() with { Tags = new TagFilter([" "], TagsMatch.Any) },
            _ => Query() with { ResponseSchema = "{}" },
        };

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => host.AskAsync(query));

        Assert.Equal(field.Replace("long ", "", StringComparison.Ordinal), refused.Field);
        Assert.Empty(host.Asked);
    }

    [Fact]
    public async Task What_each_step_took_is_told()
    {
        host.Find(Question, Remembered.Memory("a"));
        host.Answers = [_ => new MemoryAnswer { Text = "Tea.", Usage = new TokenUsage(1, 1) }];
        host.Meanwhile = _ =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(3));
            return Task.CompletedTask;
        };

        var answer = await host.AskAsync(Query());

        Assert.Equal(new ReflectCall("reflect", TimeSpan.FromSeconds(3)), Assert.Single(answer.Calls));
    }

    [Fact]
    public async Task Without_a_language_model_no_call_is_told_of()
    {
        host.Find(Question, Remembered.Memory("a"));

        Assert.Empty((await host.AskAsync(Query())).Calls);
    }

    [Fact]
    public async Task An_arm_that_fails_is_named()
    {
        host.Break();

        Assert.Equal(["semantic: failed"], (await host.AskAsync(Query())).Degraded);
    }

    [Fact]
    public async Task A_failing_model_is_a_failure_and_no_answer()
    {
        host.Find(Question, Remembered.Memory("a"));
        host.Meanwhile = _ => Task.FromException(new ModelException("busy", isTransient: true));

        await Assert.ThrowsAsync<ModelException>(() => host.AskAsync(Query()));
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_given_up_and_may_be_asked_for_again()
    {
        host.Find(Question, Remembered.Memory("a"));
        var reached = new TaskCompletionSource();
        host.Meanwhile = token =>
        {
            reached.SetResult();
            return Task.Delay(Timeout.Infinite, token);
        };
        var asking = host.AskAsync(Query());
        await reached.Task;

        host.Time.Advance(new ReflectOptions().Timeout);

        Assert.True((await Assert.ThrowsAsync<ModelException>(() => asking)).IsTransient);
    }

    [Fact]
    public async Task A_caller_who_leaves_ends_it()
    {
        host.Find(Question, Remembered.Memory("a"));
        using var leaving = new CancellationTokenSource();
        host.Meanwhile = async token =>
        {
            await leaving.CancelAsync();
            token.ThrowIfCancellationRequested();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.AskAsync(Query(), leaving.Token));
    }

    private static ReflectQuery Query() => new() { Bank = ReflectHost.Bank, Question = Question };
}
