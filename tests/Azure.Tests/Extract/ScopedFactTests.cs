using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>Facts of what was said to different agents, in different apps and sessions.</summary>
public sealed class ScopedFactTests
{
    [Fact]
    public async Task A_fact_has_the_scope_of_what_it_was_stated_from_and_ends_with_it()
    {
        await using var host = await ExtractionHost.StartAsync();
        var (scope, until) = (new MemoryScope { AgentId = "a", AppId = "b", RunId = "c" }, host.Clock.GetUtcNow().AddYears(1));
        await SayAsync(host, "Ann: I like tea", scope, item => item with { ExpiresAt = until });
        await host.CheckDrainedAsync();
        var memories = await host.Host.ListAsync(ExtractionHost.Bank);
        Assert.Contains(memories, memory => memory.Cites.Count > 0);
        Assert.All(memories, memory => Assert.Equal((scope, (DateTimeOffset?)until), (memory.Scope, memory.ExpiresAt)));
    }

    [Fact]
    public async Task Facts_are_placed_among_those_of_the_same_agent_and_app_only()
    {
        var consolidator = new ConsolidatorProbe();
        await using var host = await ExtractionHost.StartAsync(change: consolidator.Register);
        foreach (var scope in new[] { MemoryScope.None, new() { AgentId = "a" }, new() { AppId = "a" }, new() { AgentId = "a", RunId = "r" } })
        {
            await SayAsync(host, "Ann: I like tea", scope);
            await host.CheckDrainedAsync();
        }

        Assert.Equal([0, 0, 0, 1], consolidator.Asked.Select(asked => Assert.Single(asked).Neighbours.Count));
    }

    [Fact]
    public async Task What_was_said_in_another_session_is_outdated_by_a_later_one_but_never_merged_with_it()
    {
        var consolidator = new ConsolidatorProbe
        {
            Decide = fact => fact.Neighbours.Count == 0 ? ConsolidationDecision.Add
                : fact.Unit.Text.Contains("again", StringComparison.Ordinal) ? new ConsolidationDecision { MergesWith = fact.Neighbours[0].Id }
                : new ConsolidationDecision { Supersedes = [.. fact.Neighbours.Select(near => near.Id)] },
        };
        await using var host = await ExtractionHost.StartAsync(change: consolidator.Register);
        await SayAsync(host, "Ann: I live in Rome", new MemoryScope { RunId = "1" });
        await host.CheckDrainedAsync();
        await SayAsync(host, "Ann: I live in Rome, again", new MemoryScope { RunId = "2" });
        await host.CheckDrainedAsync();
        Assert.Equal(2, (await host.StatedAsync()).Count);

        await SayAsync(host, "Ann: I live in Oslo", new MemoryScope { RunId = "3" });
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: I live in Oslo"], await host.StatedAsync());
    }

    [Fact]
    public async Task What_is_verbatim_is_read_by_no_model_also_not_when_it_is_worked_through_anew()
    {
        await using var host = await ExtractionHost.StartAsync();
        await SayAsync(host, "Ann: I like tea", MemoryScope.None, item => item with { IsVerbatim = true, DocumentId = "d" });
        await host.CheckDrainedAsync();
        await host.Host.Reprocessing.ReprocessAsync(ExtractionHost.Bank, "d", default);
        await host.CheckDrainedAsync();
        Assert.Empty(host.Model.Requests);
        Assert.Single(await host.Host.ListAsync(ExtractionHost.Bank));
    }

    private static Task SayAsync(ExtractionHost host, string content, MemoryScope scope, Func<RetainItem, RetainItem>? change = null)
    {
        var item = new RetainItem { Content = content, Scope = scope };
        return host.Host.Retain.RetainAsync(new RetainCommand { Bank = ExtractionHost.Bank, Items = [change?.Invoke(item) ?? item] }, default);
    }
}
