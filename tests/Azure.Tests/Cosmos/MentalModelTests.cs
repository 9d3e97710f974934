using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Mental models over the real store, written without a language model or by a scripted answerer.</summary>
public sealed class MentalModelTests
{
    private const string Question = "What does Ann drink?";

    private static readonly BankId Bank = MemoryHost.Bank();
    private static readonly MentalModelUpdate Drinks = new() { Name = "Drinks", SourceQuery = Question };

    [Fact]
    public async Task Its_text_is_written_of_what_is_remembered_and_the_operation_tells()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "Ann: I drink green tea.");
        var (model, operation) = await host.MentalModels.CreateAsync(Bank, "drinks", Drinks, default);
        Assert.Equal(OperationStatus.Pending, (await host.Operations.GetAsync(Bank, operation, default))!.Status);

        await host.DrainAsync(Bank);

        var state = (await host.Operations.GetAsync(Bank, operation, default))!;
        Assert.Equal((OperationStatus.Completed, "refresh_mental_model", model.Id, null), (state.Status, state.Type, state.MentalModelId, state.DocumentId));
        var view = (await host.MentalModels.GetAsync(Bank, "drinks", default))!;
        Assert.StartsWith("Ann: I drink green tea.", view.Model.Text!.Content, StringComparison.Ordinal);
        Assert.Equal("Ann: I drink green tea.", Assert.Single(view.Facts).Text);
        Assert.False(view.IsStale);
        Assert.Null((await StoredAsync(host)).DueAt);
    }

    [Fact]
    public async Task What_is_deleted_is_read_in_none_from_then_on_nor_in_its_history_and_at_rest_once_the_worker_came()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "keep", "Ann: I drink green tea.");
        await host.SayAsync(Bank, "gone", "Ann: I drink absinthe.");
        await host.MentalModels.CreateAsync(Bank, "drinks", Drinks, default);
        await host.DrainAsync(Bank);
        await host.MentalModels.RefreshAsync(Bank, "drinks", default);
        await host.DrainAsync(Bank);
        var before = (await host.MentalModels.GetAsync(Bank, "drinks", default))!;
        Assert.Contains("absinthe", before.Model.Text!.Content, StringComparison.Ordinal);
        Assert.Single(before.Model.Earlier);

        await host.Documents.DeleteAsync(Bank, "gone", default);
        var at = (await host.MentalModels.GetAsync(Bank, "drinks", default))!;
        Assert.Null(at.Model.Text);
        Assert.Empty(at.Model.Earlier);
        Assert.True(at.IsStale);
        Assert.Null(Assert.Single((await host.MentalModels.ListAsync(Bank, null, 10, 0, default)).Items).Model.Text);
        var answer = await host.Reflect.ReflectAsync(new ReflectQuery { Bank = Bank, Question = Question }, default);
        Assert.Empty(answer.MentalModels);
        Assert.DoesNotContain("absinthe", answer.Text, StringComparison.Ordinal);

        await host.DrainAsync(Bank);
        var after = (await host.MentalModels.GetAsync(Bank, "drinks", default))!;
        Assert.StartsWith("Ann: I drink green tea.", after.Model.Text!.Content, StringComparison.Ordinal);
        Assert.DoesNotContain((await BankAudit.ReadAsync(host, Bank)).OfKind(ItemKind.MentalModel), item => item.GetRawText().Contains("absinthe", StringComparison.Ordinal));
        Assert.Contains((await host.Operations.ListAsync(Bank, new OperationQuery { Type = OperationTypes.RefreshMentalModel }, default)).Items, state => state.Status == OperationStatus.Completed);
    }

    [Fact]
    public async Task A_memory_that_goes_while_it_is_read_is_in_no_text()
    {
        var gate = new Gate();
        var answerer = new GatedAnswerer(gate);
        await using var host = await MemoryHost.StartAsync(change: services => services.AddSingleton<IAnswerer>(answerer));
        await host.SayAsync(Bank, "keep", "Ann: I drink green tea.");
        await host.SayAsync(Bank, "gone", "Ann: I drink absinthe.");
        await host.MentalModels.CreateAsync(Bank, "drinks", Drinks, default);
        answerer.IsGated = true;
        var working = host.DrainAsync(Bank);
        await gate.Reached;
        await host.Documents.DeleteAsync(Bank, "gone", default);
        gate.Open();
        await working;
        await host.DrainAsync(Bank);

        Assert.Equal("Ann: I drink green tea.", (await host.MentalModels.GetAsync(Bank, "drinks", default))!.Model.Text!.Content);
        Assert.DoesNotContain((await BankAudit.ReadAsync(host, Bank)).OfKind(ItemKind.MentalModel), item => item.GetRawText().Contains("absinthe", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "Ann: I drink coffee now.")]
    [InlineData(false, null)]
    public async Task It_is_refreshed_after_consolidation_where_that_is_wished(bool isWished, string? expected)
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "Ann: I drink green tea.");
        await host.MentalModels.CreateAsync(Bank, "drinks", Drinks with { Trigger = new MentalTrigger { AfterConsolidation = isWished } }, default);
        await host.DrainAsync(Bank);
        await host.SayAsync(Bank, "e", "Ann: I drink coffee now.");
        Assert.True((await host.MentalModels.GetAsync(Bank, "drinks", default))!.IsStale);
        await host.Ingest.RunAsync(Bank, default);

        var view = (await host.MentalModels.GetAsync(Bank, "drinks", default))!;
        Assert.Equal(!isWished, view.IsStale);
        Assert.Equal(expected is not null, view.Model.Text!.Content.Contains(expected ?? "coffee", StringComparison.Ordinal));
        Assert.Equal(isWished ? 1 : 0, view.Model.Earlier.Count);
    }

    [Fact]
    public async Task A_refresh_that_fails_says_why_and_one_that_is_asked_for_again_mends_it()
    {
        var answerer = new GatedAnswerer(new Gate()) { Failure = new ModelException("the model refused", isTransient: false) { Fault = ModelFault.Refused } };
        await using var host = await MemoryHost.StartAsync(change: services => services.AddSingleton<IAnswerer>(answerer));
        await host.SayAsync(Bank, "d", "Ann: I drink green tea.");
        var (_, first) = await host.MentalModels.CreateAsync(Bank, "drinks", Drinks, default);
        await host.DrainAsync(Bank);
        var failed = (await host.Operations.GetAsync(Bank, first, default))!;
        Assert.Equal((OperationStatus.Failed, "the model refused"), (failed.Status, failed.Error));
        await Assert.ThrowsAsync<ConflictException>(() => host.Control.RetryAsync(Bank, first, default));

        answerer.Failure = null;
        var second = (await host.MentalModels.RefreshAsync(Bank, "drinks", default))!;
        await host.DrainAsync(Bank);
        Assert.Equal(OperationStatus.Completed, (await host.Operations.GetAsync(Bank, second, default))!.Status);
        Assert.Equal("Ann: I drink green tea.", (await host.MentalModels.GetAsync(Bank, "drinks", default))!.Model.Text!.Content);
    }

    [Fact]
    public async Task A_refresh_that_meets_an_outage_is_tried_again_later()
    {
        var clock = new TestClock();
        var answerer = new GatedAnswerer(new Gate()) { Failure = new ModelException("the model is busy", isTransient: true) };
        await using var host = await MemoryHost.StartAsync(change: services => services.AddSingleton<IAnswerer>(answerer), time: clock);
        await host.SayAsync(Bank, "d", "Ann: I drink green tea.");
        var (_, operation) = await host.MentalModels.CreateAsync(Bank, "drinks", Drinks, default);
        await host.Ingest.RunAsync(Bank, default);
        var waiting = (await host.Operations.GetAsync(Bank, operation, default))!;
        Assert.Equal((OperationStatus.Processing, "the model is busy", 1), (waiting.Status, waiting.Error, waiting.Attempts));
        Assert.NotNull(waiting.NextAttemptAt);

        answerer.Failure = null;
        clock.Advance(TimeSpan.FromMinutes(1));
        await host.Ingest.RunAsync(Bank, default);
        Assert.Equal(OperationStatus.Completed, (await host.Operations.GetAsync(Bank, operation, default))!.Status);
    }

    [Fact]
    public async Task A_question_that_is_a_mental_models_own_is_answered_by_it_while_it_is_up_to_date()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "Ann: I drink green tea.");
        await host.MentalModels.CreateAsync(Bank, "drinks", Drinks with { Tags = [] }, default);
        await host.DrainAsync(Bank);
        var query = new ReflectQuery { Bank = Bank, Question = Question };

        Assert.Equal("drinks", Assert.Single((await host.Reflect.ReflectAsync(query, default)).MentalModels).Id);
        Assert.Empty((await host.Reflect.ReflectAsync(query with { WithoutMentalModels = true }, default)).MentalModels);
        Assert.Empty((await host.Reflect.ReflectAsync(query with { ExcludedMentalModels = ["drinks"] }, default)).MentalModels);
        Assert.Empty((await host.Reflect.ReflectAsync(query with { Tags = new TagFilter(["x"], TagsMatch.AnyStrict) }, default)).MentalModels);
        await host.SayAsync(Bank, "e", "Ann: I drink coffee now.");
        Assert.Empty((await host.Reflect.ReflectAsync(query, default)).MentalModels);
    }

    [Fact]
    public async Task Its_tags_choose_the_memories_that_it_is_made_of()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "Ann: I drink green tea.");
        await host.MentalModels.CreateAsync(Bank, "tagged", Drinks with { Tags = ["work"] }, default);
        await host.MentalModels.CreateAsync(Bank, "any", Drinks with { Tags = ["work"], Trigger = new MentalTrigger { TagsMatch = TagsMatch.Any } }, default);
        await host.MentalModels.CreateAsync(
            Bank, "not", Drinks with { Tags = ["work"], Trigger = new MentalTrigger { TagGroups = [new TagExpression { Not = new TagExpression { Tags = ["work"] } }] } }, default);
        await host.DrainAsync(Bank);

        Assert.Equal(ReflectService.NothingRemembered, (await host.MentalModels.GetAsync(Bank, "tagged", default))!.Model.Text!.Content);
        Assert.Contains("tea", (await host.MentalModels.GetAsync(Bank, "any", default))!.Model.Text!.Content, StringComparison.Ordinal);
        Assert.Contains("tea", (await host.MentalModels.GetAsync(Bank, "not", default))!.Model.Text!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_changed_cleared_and_deleted_and_goes_with_its_bank()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "Ann: I drink green tea.");
        await host.MentalModels.CreateAsync(Bank, "drinks", Drinks, default);
        await Assert.ThrowsAsync<ConflictException>(() => host.MentalModels.CreateAsync(Bank, "drinks", Drinks, default));
        await host.DrainAsync(Bank);
        Assert.Equal("Food", (await host.MentalModels.UpdateAsync(Bank, "drinks", new MentalModelUpdate { Name = "Food" }, default))!.Model.Name);
        Assert.Null((await host.MentalModels.ClearAsync(Bank, "drinks", default))!.Model.Text);
        Assert.Null(await host.MentalModels.RefreshAsync(Bank, "other", default));
        Assert.True(await host.MentalModels.DeleteAsync(Bank, "drinks", default));
        Assert.False(await host.MentalModels.DeleteAsync(Bank, "drinks", default));
        Assert.Equal(0, (await host.BankStore.ReadHeaderAsync(Bank, default))!.MentalModels);
        await host.MentalModels.CreateAsync(Bank, "drinks", Drinks, default);
        await host.Banks.DeleteAsync(Bank, default);
        Assert.Null(await host.MentalModels.GetAsync(Bank, "drinks", default));
        await host.Banks.CreateOrUpdateAsync(Bank, new BankProfileUpdate(), default);
        await host.DrainAsync(Bank);
        Assert.Equal(0, (await host.MentalModels.ListAsync(Bank, null, 10, 0, default)).Total);
        Assert.Empty((await BankAudit.ReadAsync(host, Bank)).OfKind(ItemKind.MentalModel));
    }

    private static async Task<MentalModel> StoredAsync(MemoryHost host) =>
        Assert.Single(await host.MentalModelStore.ListAsync(Bank, (await host.BankStore.ReadHeaderAsync(Bank, default))!.Life, default));

    /// <summary>Answers with the first memory, as it is; may be held up, and may fail.</summary>
    private sealed class GatedAnswerer(Gate gate) : IAnswerer
    {
        public bool IsGated { get; set; }

        public Exception? Failure { get; set; }

        public async Task<MemoryAnswer> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
        {
            if (IsGated)
            {
                IsGated = false;
                await gate.PassAsync();
            }

            return Failure is not null ? throw Failure : new MemoryAnswer
            {
                Text = string.Join('\n', request.Memories.Select(memory => memory.Text)),
                BasedOn = [.. request.Memories.Take(1).Select(memory => memory.Id)],
                Usage = new TokenUsage { Input = 1 },
            };
        }
    }
}
