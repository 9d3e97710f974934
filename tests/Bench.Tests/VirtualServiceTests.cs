using MemoryFunctions.Bench.IngestCost;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Tests;

public sealed class VirtualServiceTests
{
    private static readonly DateTimeOffset Start = new(2024, 5, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Time_that_is_let_come_rings_the_bells_on_the_way()
    {
        await using var service = await VirtualService.StartAsync(Start, CancellationToken.None);
        var item = new RetainItem("Ann: I have a dog called Biscuit\nBen: What a lovely name!", "s1", "2024-05-01T08:00:00Z");
        (await service.Client.RetainAsync("ann", RetainRequest.Now(item), CancellationToken.None)).Read(HindsightJson.Default.RetainResponse);

        await service.AdvanceToAsync(service.Now.AddSeconds(20), CancellationToken.None);
        Assert.Equal(0, service.Extractor.Count.Calls);

        await service.AdvanceToAsync(service.Now.AddMinutes(15), CancellationToken.None);
        Assert.Equal(1, service.Extractor.Count.Calls);
        Assert.True(service.Extractor.WasAsked("Ben", "What a lovely name!"));
    }

    [Fact]
    public async Task A_replay_that_saves_every_exchange_says_what_was_sent_and_that_all_of_it_was_read()
    {
        ReplayTurn[] turns = [.. Enumerable.Range(0, 7).Select(turn => new ReplayTurn(turn % 2 == 0 ? "Ann" : "Ben", $"message number {turn}"))];
        var exchanges = 0;
        var cost = await new CostReplay(steps => exchanges += steps).RunAsync(
            new ReplayConversation("c", [new ReplaySession("s1", Start, turns), new ReplaySession("s2", Start.AddDays(9), turns)]), CancellationToken.None);
        Assert.Equal((8, 8), (exchanges, cost.Exchanges));
        Assert.Equal(2, cost.Sent.Calls);
        Assert.Equal(1, cost.Repetition, 2);
        Assert.Equal(0, cost.Unread);
        Assert.NotNull(cost.Slowest);
    }

    [Fact]
    public async Task Long_messages_are_read_by_the_two_exchanges_however_long_the_session_is()
    {
        var session = LongConversations.Make()[0].Sessions[0];
        var cost = await new CostReplay(static _ => { }).RunAsync(
            new ReplayConversation("c", [session with { Turns = [.. session.Turns.Take(24)] }]), CancellationToken.None);
        Assert.Equal((12, 6), (cost.Exchanges, cost.Sent.Calls));
    }
}
