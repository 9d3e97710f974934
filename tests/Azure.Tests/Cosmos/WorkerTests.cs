using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class WorkerTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task An_operation_is_completed_when_its_content_is_recallable_and_not_when_work_on_it_began()
    {
        var (clock, embedder) = (new TestClock(), new EmbedderProbe());
        await using var host = await MemoryHost.StartAsync(change: embedder.Register, time: clock);
        embedder.Before = _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            return Task.CompletedTask;
        };
        var operation = (await host.SayAsync(Bank, "d", "user: my cat is called Biscuit")).OperationId;
        Assert.Equal(clock.GetUtcNow(), (await host.Operations.GetAsync(Bank, operation, default))!.CompletedAt);
    }

    [Fact]
    public async Task What_is_stored_while_a_worker_is_at_the_bank_is_done_by_it_before_it_lets_go()
    {
        var (embedder, gate) = (new EmbedderProbe(), new Gate());
        await using var host = await MemoryHost.StartAsync();
        await using var slow = await MemoryHost.StartAsync(change: embedder.Register, beside: host);
        await StoreAsync(host, "a");
        embedder.Before = _ => gate.PassAsync();
        var working = slow.Ingest.RunAsync(Bank, default);
        await gate.Reached;
        await StoreAsync(host, "b");
        Assert.Equal(IngestOutcome.Busy, await host.Ingest.RunAsync(Bank, default));
        gate.Open();
        Assert.Equal(IngestOutcome.Done, await working);
        Assert.Equal(["user: a", "user: b"], (await host.ListAsync(Bank)).Select(memory => memory.Text).Order(StringComparer.Ordinal));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_bell_that_finds_the_lease_held_rings_again_since_its_owner_may_have_died_with_it()
    {
        var (embedder, gate, queue) = (new EmbedderProbe(), new Gate(), Substitute.For<IWorkQueue>());
        await using var host = await MemoryHost.StartAsync(change: services => services.AddSingleton(queue), time: new TestClock());
        await using var dead = await MemoryHost.StartAsync(change: embedder.Register, beside: host);
        await StoreAsync(host, "a");
        embedder.Before = _ => gate.PassAsync();
        var working = dead.Ingest.RunAsync(Bank, default);
        await gate.Reached;
        await host.Ingest.HandleAsync(BellJson.Write(new Bell { Bank = Bank.Path }), default);
        await queue.Received(1).SendAsync(Arg.Is<Bell>(bell => bell.Bank == Bank.Path), new IngestOptions().Lease, Arg.Any<CancellationToken>());
        gate.Open();
        await working;
    }

    [Fact]
    public async Task A_heavy_bank_gives_the_worker_back_after_its_share_and_goes_on_with_the_next_bell()
    {
        await using var host = await MemoryHost.StartAsync(
            change: services => services.Configure<IngestOptions>(options => (options.DocumentsPerPass, options.PassesPerBell) = (2, 2)));
        for (var at = 0; at < 9; at++)
        {
            await StoreAsync(host, $"d{at}");
        }

        Assert.Equal(IngestOutcome.WorkLeft, await host.Ingest.RunAsync(Bank, default));
        Assert.Equal(4, (await host.ListAsync(Bank)).Count);
        Assert.Equal(IngestOutcome.WorkLeft, await host.Ingest.RunAsync(Bank, default));
        Assert.Equal(IngestOutcome.Done, await host.Ingest.RunAsync(Bank, default));
        Assert.Equal(9, (await host.ListAsync(Bank)).Count);
    }

    [Fact]
    public async Task The_sweep_rings_for_a_lost_bell_after_the_grace_and_for_nobody_else()
    {
        var clock = new TestClock();
        await using var host = await MemoryHost.StartAsync(time: clock);
        await host.SayAsync(MemoryHost.Bank("idle"), "d", "user: done");
        await StoreAsync(host, "a");
        Assert.Equal(0, await host.Sweep.RunAsync(TimeSpan.Zero, default));
        Assert.Equal(1, await host.Sweep.RunAsync(TimeSpan.FromMinutes(5), default));
        clock.Advance(TimeSpan.FromSeconds(91));
        Assert.Equal(1, await host.Sweep.RunAsync(TimeSpan.Zero, default));
        await host.DrainAsync(Bank);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await host.Sweep.RunAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task Pages_of_a_listing_are_together_all_memories_newest_first()
    {
        var clock = new TestClock();
        await using var host = await MemoryHost.StartAsync(time: clock);
        for (var at = 0; at < 5; at++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await host.SayAsync(Bank, $"d{at}", string.Join('\n', Enumerable.Range(0, 5).Select(line => $"user: {at} {line}")));
        }

        var all = new List<MemoryUnit>();
        for (var offset = 0; offset < 30; offset += 7)
        {
            var page = await host.Memories.ListAsync(Bank, new MemoryListQuery { Limit = 7, Offset = offset }, default);
            Assert.Equal(25, page.Total);
            all.AddRange(page.Items);
        }

        Assert.Equal(25, all.DistinctBy(memory => memory.Id).Count());
        Assert.Equal(all.OrderByDescending(memory => memory.CreatedAt).Select(memory => memory.CreatedAt), all.Select(memory => memory.CreatedAt));
        var some = await host.Memories.ListAsync(Bank, new MemoryListQuery { DocumentId = "d3", Text = "USER: 3 4" }, default);
        Assert.Equal((1, "user: 3 4"), (some.Total, Assert.Single(some.Items).Text));
    }

    [Fact]
    public async Task Without_the_embedding_service_recall_answers_by_keyword_and_says_so()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "user: my dog is called Biscuit\nuser: I like tea");
        var embedder = Substitute.For<IEmbedder>();
        embedder.Signature.Returns(new EmbedderProbe().Signature);
        embedder.EmbedAsync(default!, default).ThrowsAsyncForAnyArgs(new InvalidOperationException("out of order"));
        await using var deaf = await MemoryHost.StartAsync(change: services => services.AddSingleton(embedder), beside: host);
        var answer = await deaf.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = "Biscuit the dog" }, default);
        Assert.Equal("user: my dog is called Biscuit", answer.Results[0].Memory.Text);
        Assert.Equal(["semantic: failed"], answer.Degraded);
    }

    [Theory]
    [InlineData(TagsMatch.Any)]
    [InlineData(TagsMatch.All)]
    [InlineData(TagsMatch.AnyStrict)]
    [InlineData(TagsMatch.AllStrict)]
    [InlineData(TagsMatch.Exact)]
    public async Task Tags_let_through_what_they_say(TagsMatch match)
    {
        await using var host = await MemoryHost.StartAsync();
        string[][] sets = [[], ["a"], ["b"], ["a", "b"], ["b", "a"], ["a", "b", "c"], ["A"], ["c"]];
        var items = sets.Select((tags, at) => new RetainItem { Content = $"user: marker {at}", DocumentId = $"d{at}", Tags = tags });
        await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [.. items] }, default);
        foreach (var asked in sets)
        {
            var answer = await host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = "marker", Tags = new TagFilter(asked, match) }, default);
            var expected = sets.Select((tags, at) => (tags, at)).Where(pair => Lets(pair.tags, asked, match)).Select(pair => $"user: marker {pair.at}");
            Assert.Equal(expected, answer.Results.Select(result => result.Memory.Text).Order(StringComparer.Ordinal));
        }
    }

    private static bool Lets(string[] tags, string[] asked, TagsMatch match) => match switch
    {
        TagsMatch.Exact => tags.ToHashSet().SetEquals(asked),
        _ when asked.Length == 0 => true,
        TagsMatch.Any => tags.Length == 0 || tags.Intersect(asked).Any(),
        TagsMatch.All => tags.Length == 0 || asked.All(tags.Contains),
        TagsMatch.AnyStrict => tags.Intersect(asked).Any(),
        _ => asked.All(tags.Contains),
    };

    private static Task StoreAsync(MemoryHost host, string documentId) => host.Retain.RetainAsync(
        new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = $"user: {documentId}", DocumentId = documentId }], Async = true }, default);
}
