using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>A model that fails delays what it failed at, says so, and nothing else.</summary>
public sealed class ExtractionFailureTests
{
    [Fact]
    public async Task A_model_that_cannot_be_reached_is_asked_again_later_and_later_and_counts_against_nobody()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.Before = (_, _) => throw new ModelException("the model cannot be reached", isTransient: true) { RetryAfter = TimeSpan.FromSeconds(6) };
        await host.SayAsync("d", "Ann: one");
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 0, host.Clock.GetUtcNow().AddSeconds(6)), await StateAsync(host));
        Assert.Single(host.Model.Requests);
        Assert.Equal(host.Clock.GetUtcNow().AddSeconds(6), host.Bells.Times[^1]);

        // What is said meanwhile neither hurries it nor puts it off.
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        await host.SayAsync("d", "Ann: one\nAnn: two");
        await host.PassAsync(TimeSpan.Zero);
        Assert.Single(host.Model.Requests);
        for (var attempt = 2; attempt <= 12; attempt++)
        {
            await host.PassAsync(TimeSpan.FromMinutes(5));
            Assert.Equal(attempt, (await StateAsync(host)).Attempts);
        }

        Assert.Equal(host.Clock.GetUtcNow().AddMinutes(5), (await StateAsync(host)).NotBefore);
        host.Model.Before = null;
        await host.CheckDrainedAsync();
        Assert.Equal(2, (await host.FactsAsync()).Count);
        Assert.Equal((0, 0, null), await StateAsync(host));
    }

    [Fact]
    public async Task After_a_day_without_a_model_it_has_failed_with_the_reason_until_it_is_saved_again()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.Before = (_, _) => throw new ModelException("the model cannot be reached", isTransient: true) { RetryAfter = TimeSpan.FromMinutes(1) };
        await host.SayAsync("d", "Ann: one");
        await host.PassAsync(TimeSpan.FromHours(1));
        Assert.Null((await host.DocumentAsync("d")).Extraction.Failure);
        await host.PassAsync(TimeSpan.FromHours(23));
        Assert.Contains("the model cannot be reached", (await host.DocumentAsync("d")).Extraction.Failure, StringComparison.Ordinal);
        Assert.Equal("Ann: one", Assert.Single(await host.Host.ListAsync(ExtractionHost.Bank)).Text);
        await host.CheckDrainedAsync();
        await host.SayAsync("d", "Ann: one");
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Null((await host.DocumentAsync("d")).Extraction.Failure);
        host.Model.Before = null;
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: one"], await host.StatedAsync());
    }

    [Fact]
    public async Task A_moment_without_the_model_is_bridged()
    {
        await using var host = await ExtractionHost.StartAsync();
        var left = 2;
        host.Model.Before = (_, _) => left-- > 0 ? throw new HttpRequestException("no route") : Task.CompletedTask;
        await host.SayAsync("d", "Ann: one");
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["Ann said: one"], await host.StatedAsync());
    }

    [Fact]
    public async Task A_model_that_hangs_is_not_asked_about_all_that_waits()
    {
        await using var host = await ExtractionHost.StartAsync(options => (options.TokensPerCall, options.ParallelCalls) = (100, 1));
        host.Model.Before = (_, _) =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(61));
            throw new ModelException("the model does not answer", isTransient: true);
        };
        await host.SayAsync("d", string.Join('\n', Enumerable.Range(0, 100).Select(at => $"Ann: sentence number {at} of a long, long story")));
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(host.Model.Requests);
        Assert.Equal("the model does not answer", (await host.DocumentAsync("d")).Extraction.Trouble);
        host.Model.Before = null;
        await host.CheckDrainedAsync();
        Assert.Equal(100, (await host.FactsAsync()).Count);
    }

    [Fact]
    public async Task While_part_of_a_document_may_pass_the_rest_does_not_fail_it()
    {
        await using var host = await ExtractionHost.StartAsync(options => (options.TokensPerCall, options.ParallelCalls) = (100, 1));
        host.Model.Before = (request, _) => Says(request, "number 3 ") ? throw new ModelException("no", isTransient: false)
            : Says(request, "number 90 ") ? throw new ModelException("busy", isTransient: true) { RetryAfter = TimeSpan.FromMinutes(1) }
            : Task.CompletedTask;
        await host.SayAsync("d", string.Join('\n', Enumerable.Range(0, 100).Select(at => $"Ann: sentence number {at} of a long, long story")));
        await host.PassAsync(TimeSpan.FromMinutes(1));
        var state = (await host.DocumentAsync("d")).Extraction;
        Assert.Equal((null, "busy"), (state.Failure, state.Trouble));

        static bool Says(ExtractionRequest request, string words) =>
            request.Passages.Any(passage => passage.Turns.Any(turn => turn.Text.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Only_the_document_that_the_model_cannot_take_fails()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.Before = Refuse(() => new ModelException("the document is not to the model's taste", isTransient: false));
        for (var at = 0; at < 20; at++)
        {
            await host.SayAsync($"d{at}", at == 13 ? "Ann: bad" : $"Ann: good {at}");
        }

        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(19, (await host.FactsAsync()).Count);
        Assert.Equal("the document is not to the model's taste", (await host.DocumentAsync("d13")).Extraction.Failure);
        Assert.Equal(20, host.Model.Answered.Count + 1);
        await host.CheckDrainedAsync();
    }

    [Fact]
    public async Task While_it_is_tried_again_the_operation_says_why_and_in_the_end_what_all_of_it_took()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.Before = (_, _) => throw new ModelException("the key in Models:Chat:ApiKey was refused", isTransient: true) { RetryAfter = TimeSpan.FromMinutes(1), Usage = new TokenUsage(7, 1) };
        await host.SayAsync("d", "Ann: one thing");
        var id = (await host.Host.Consolidation.ConsolidateAsync(ExtractionHost.Bank, default))!.OperationId;
        await host.PassAsync(TimeSpan.Zero);
        var state = await host.Host.Operations.GetAsync(ExtractionHost.Bank, id, default);
        Assert.Equal((OperationStatus.Processing, "the key in Models:Chat:ApiKey was refused"), (state!.Status, state.Error));
        host.Model.Before = null;
        await host.CheckDrainedAsync();
        state = await host.Host.Operations.GetAsync(ExtractionHost.Bank, id, default);
        Assert.Equal((OperationStatus.Completed, null, "probe"), (state!.Status, state.Error, state.Model));
        Assert.Equal(host.Model.Used + new TokenUsage(7, 1), state.Usage);
    }

    [Fact]
    public async Task Of_a_long_document_only_the_chunk_goes_unread_that_the_model_refuses()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.State = passage => passage.Turns.Any(turn => turn.Text.Contains("bad", StringComparison.Ordinal)) ? new PassageAnswer([], "refused") : ExtractorProbe.EachTurn(passage);
        host.Model.Before = (request, _) => request.Passages.Any(passage => passage.Turns.Count > 40 && passage.Turns.Any(turn => turn.Text.Contains("bad", StringComparison.Ordinal)))
            ? throw new ModelException("refused", isTransient: false) { Fault = ModelFault.Refused }
            : Task.CompletedTask;
        var turns = Enumerable.Range(0, 100).Select(at => $"Ann: {(at == 57 ? "bad" : "good")} thing number {at} with some more words so that it is as long as people's messages are, more or less").ToList();
        await host.SayAsync("d", string.Join('\n', turns));
        var id = (await host.Host.Consolidation.ConsolidateAsync(ExtractionHost.Bank, default))!.OperationId;
        await host.CheckDrainedAsync();
        var state = (await host.Host.Operations.GetAsync(ExtractionHost.Bank, id, default))!;
        Assert.Equal((OperationStatus.Completed, "a part was not read: refused"), (state.Status, state.Error));
        var document = await host.DocumentAsync("d");
        Assert.Null(document.Extraction.Failure);
        Assert.Equal("refused", Assert.Single(document.Extraction.Chunks, chunk => chunk.Refusal is not null).Refusal);
        Assert.InRange((await host.FactsAsync()).Count, 60, 99);
    }

    [Fact]
    public async Task What_fails_for_no_known_reason_is_tried_a_few_times_and_held_against_the_one_document()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.Before = Refuse(() => new InvalidOperationException("a bug"));
        await host.SayAsync("bad", "Ann: bad");
        await host.SayAsync("good", "Ann: good");
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["Ann said: good"], await host.StatedAsync());
        for (var attempt = 2; attempt <= 5; attempt++)
        {
            Assert.Null((await host.DocumentAsync("bad")).Extraction.Failure);
            await host.PassAsync(TimeSpan.FromMinutes(6));
            Assert.Equal(attempt, (await host.DocumentAsync("bad")).Extraction.Strikes);
        }

        Assert.Contains("InvalidOperationException", (await host.DocumentAsync("bad")).Extraction.Failure, StringComparison.Ordinal);
        Assert.Equal("good", Assert.Single(host.Model.Answered));
        await host.CheckDrainedAsync();
    }

    [Fact]
    public async Task Facts_that_cannot_be_placed_hold_up_their_own_document_only()
    {
        var consolidator = new ConsolidatorProbe
        {
            Before = facts => facts.Any(fact => fact.Unit.Text.Contains("bad", StringComparison.Ordinal)) ? throw new ModelException("no decision", isTransient: false) : Task.CompletedTask,
        };
        await using var host = await ExtractionHost.StartAsync(change: consolidator.Register);
        await host.SayAsync("bad", "Ann: bad");
        await host.SayAsync("good", "Ann: good");
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: good"], await host.StatedAsync());
        Assert.Equal("no decision", (await host.DocumentAsync("bad")).Extraction.Failure);
        Assert.Single(host.Model.Requests);
    }

    [Fact]
    public async Task A_document_that_ends_the_process_is_tried_alone_and_given_up_after_some_deaths()
    {
        await using var first = await ExtractionHost.StartAsync();
        await first.SayAsync("deadly", "Ann: deadly");
        await first.SayAsync("good", "Ann: good");
        var never = new TaskCompletionSource();
        first.Model.Before = (request, _) =>
            request.Passages.Any(passage => passage.Turns.Any(turn => turn.Text == "deadly")) ? never.Task : Task.CompletedTask;
        for (var death = 0; (await first.DocumentAsync("deadly")).Extraction.Failure is null; death++)
        {
            Assert.InRange(death, 0, 10);
            var host = await ExtractionHost.StartAsync(beside: first);
            host.Clock.Advance(TimeSpan.FromMinutes(10));
            var (asked, answered) = (first.Model.Requests.Count, first.Model.Answered.Count);
            var reading = host.Host.Ingest.RunAsync(ExtractionHost.Bank, default);

            // It dies where the model never answers: nothing of it is heard again, and its lease runs out.
            while (!reading.IsCompleted && first.Model.Requests.Count - asked == first.Model.Answered.Count - answered)
            {
                await Task.Delay(1);
            }
        }

        Assert.Contains("5 times", (await first.DocumentAsync("deadly")).Extraction.Failure, StringComparison.Ordinal);
        await first.CheckDrainedAsync();
        Assert.Equal(["Ann said: good"], await first.StatedAsync());
        Assert.Equal(0, (await first.DocumentAsync("good")).Extraction.Strikes);
    }

    [Fact]
    public async Task Stopping_is_not_a_failure()
    {
        var gate = new Gate();
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", "Ann: one");
        host.Model.Before = (_, token) => gate.PassAsync().WaitAsync(token);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var stop = new CancellationTokenSource();
        var reading = host.Host.Ingest.RunAsync(ExtractionHost.Bank, stop.Token);
        await gate.Reached;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal((0, 0, null), await StateAsync(host));
        host.Model.Before = null;
        Assert.Equal(IngestOutcome.Done, await host.Host.Ingest.RunAsync(ExtractionHost.Bank, default));
        Assert.Equal(["Ann said: one"], await host.StatedAsync());
    }

    private static Func<ExtractionRequest, CancellationToken, Task> Refuse(Func<Exception> problem) => (request, _) =>
        request.Passages.Any(passage => passage.Turns.Any(turn => turn.Text == "bad")) ? throw problem() : Task.CompletedTask;

    private static async Task<(int Attempts, int Strikes, DateTimeOffset? NotBefore)> StateAsync(ExtractionHost host)
    {
        var state = (await host.DocumentAsync("d")).Extraction;
        return (state.Attempts, state.Strikes, state.NotBefore);
    }
}
