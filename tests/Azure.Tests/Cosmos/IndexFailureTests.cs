using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>A model that fails delays what it failed at, says so, and nothing else.</summary>
public sealed class IndexFailureTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task Only_the_document_that_fails_waits_and_it_is_tried_again_later_and_later()
    {
        var (clock, embedder) = (new TestClock(), new EmbedderProbe());
        await using var host = await MemoryHost.StartAsync(change: embedder.Register, time: clock);
        var failing = true;
        embedder.Before = texts => failing && texts.Any(text => text.Contains("bad", StringComparison.Ordinal))
            ? throw new InvalidOperationException("the model does not like it")
            : Task.CompletedTask;
        var bad = await StoreAsync(host, "bad", "user: bad");
        var good = await StoreAsync(host, "good", "user: good");
        Assert.Equal(IngestOutcome.WorkLeft, await host.Ingest.RunAsync(Bank, default));
        Assert.Equal("user: good", Assert.Single(await host.ListAsync(Bank)).Text);
        Assert.Equal(OperationStatus.Completed, (await host.Operations.GetAsync(Bank, good, default))!.Status);
        Assert.Equal((OperationStatus.Processing, 1), await StateAsync(host, bad));

        // Other bells do not wear its tries out.
        for (var bell = 0; bell < 5; bell++)
        {
            await StoreAsync(host, "good", $"user: good {bell}");
            Assert.Equal(IngestOutcome.WorkLeft, await host.Ingest.RunAsync(Bank, default));
        }

        Assert.Equal((OperationStatus.Processing, 1), await StateAsync(host, bad));
        clock.Advance(TimeSpan.FromSeconds(6));
        await host.Ingest.RunAsync(Bank, default);
        Assert.Equal((OperationStatus.Processing, 2), await StateAsync(host, bad));
        clock.Advance(TimeSpan.FromSeconds(6));
        await host.Ingest.RunAsync(Bank, default);
        Assert.Equal((OperationStatus.Processing, 2), await StateAsync(host, bad));
        failing = false;
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(IngestOutcome.Done, await host.Ingest.RunAsync(Bank, default));
        Assert.Equal((OperationStatus.Completed, 0), await StateAsync(host, bad));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task What_fails_too_often_has_failed_with_a_reason_until_it_is_saved_again()
    {
        var (clock, embedder) = (new TestClock(), new EmbedderProbe { Before = _ => throw new TaskCanceledException("the model took too long") });
        await using var host = await MemoryHost.StartAsync(change: embedder.Register, time: clock);
        var operation = await StoreAsync(host, "d", "user: one");
        for (var bell = 0; bell < 5; bell++)
        {
            await host.Ingest.RunAsync(Bank, default);
            clock.Advance(TimeSpan.FromMinutes(3));
        }

        var state = (await host.Operations.GetAsync(Bank, operation, default))!;
        Assert.Equal((OperationStatus.Failed, 5), (state.Status, state.Attempts));
        Assert.Contains("TaskCanceledException", state.Error, StringComparison.Ordinal);
        Assert.Equal(IngestOutcome.Done, await host.Ingest.RunAsync(Bank, default));
        embedder.Before = null;
        Assert.True((await host.SayAsync(Bank, "d", "user: one")).Indexed);
        Assert.Single(await host.ListAsync(Bank));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_synchronous_save_says_that_its_content_could_not_be_indexed()
    {
        var embedder = new EmbedderProbe { Before = _ => throw new ConfigurationException("the model is not there: set Models:Embedding:Model") };
        await using var host = await MemoryHost.StartAsync(change: embedder.Register);
        var problem = await Assert.ThrowsAsync<IndexingFailedException>(() => host.SayAsync(Bank, "d", "user: one"));
        Assert.Contains("Models:Embedding:Model", problem.Message, StringComparison.Ordinal);
        Assert.Equal("user: one", (await host.Documents.GetAsync(Bank, "d", default))!.Text);
    }

    [Fact]
    public async Task A_synchronous_save_does_not_wait_for_a_try_that_is_far_off()
    {
        var embedder = new EmbedderProbe { Before = _ => throw new ModelException("the key in Models:Embedding:ApiKey was refused", isTransient: true) { RetryAfter = TimeSpan.FromMinutes(1) } };
        await using var host = await MemoryHost.StartAsync(change: embedder.Register);
        var result = await host.SayAsync(Bank, "d", "user: one");
        Assert.False(result.Indexed);
        var state = (await host.Operations.GetAsync(Bank, result.OperationId, default))!;
        Assert.Equal((OperationStatus.Processing, "the key in Models:Embedding:ApiKey was refused"), (state.Status, state.Error));
    }

    private static async Task<(OperationStatus Status, int Attempts)> StateAsync(MemoryHost host, string operation)
    {
        var state = (await host.Operations.GetAsync(Bank, operation, default))!;
        return (state.Status, state.Attempts);
    }

    private static async Task<string> StoreAsync(MemoryHost host, string documentId, string content) => (await host.Retain.RetainAsync(
        new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = content, DocumentId = documentId }], Async = true }, default)).OperationId;
}
