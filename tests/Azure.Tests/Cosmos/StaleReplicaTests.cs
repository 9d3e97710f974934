using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>
/// What an account of session consistency would do to several instances, each with a session of its own: why it is refused
/// at start. The check is got round by calling the account an emulator.
/// </summary>
public sealed class StaleReplicaTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task With_session_consistency_another_instance_still_reads_what_was_deleted()
    {
        await using var one = await StartAsync(ConsistencyLevel.Session);
        await using var other = await StartAsync(ConsistencyLevel.Session, one);
        await one.SayAsync(Bank, "d", "user: my cat is called Biscuit");
        await one.Documents.DeleteAsync(Bank, "d", default);
        Assert.Empty(await one.ListAsync(Bank));
        Assert.NotEmpty(await other.ListAsync(Bank));
    }

    [Fact]
    public async Task With_the_consistency_that_is_asked_for_the_same_replica_shows_it_to_nobody()
    {
        await using var one = await StartAsync(ConsistencyLevel.BoundedStaleness);
        await using var other = await StartAsync(ConsistencyLevel.BoundedStaleness, one);
        await one.SayAsync(Bank, "d", "user: my cat is called Biscuit");
        await one.Documents.DeleteAsync(Bank, "d", default);
        Assert.Empty(await one.ListAsync(Bank));
        Assert.Empty(await other.ListAsync(Bank));
    }

    [Fact]
    public async Task Even_so_no_write_is_lost_because_each_is_under_an_etag()
    {
        await using var one = await StartAsync(ConsistencyLevel.Session);
        await using var other = await StartAsync(ConsistencyLevel.Session, one);
        for (var at = 0; at < 12; at++)
        {
            await (at % 2 == 0 ? one : other).SayAsync(Bank, "d", $"user: turn {at} of the conversation", UpdateMode.Append);
        }

        await one.SayAsync(Bank, "other", "user: something else, so that the replica catches up");
        await BankAudit.CheckDrainedAsync(one, Bank);
        var text = (await one.Documents.GetAsync(Bank, "d", default))!.Text;
        Assert.Equal(Enumerable.Range(0, 12).Select(at => $"user: turn {at} of the conversation"), text.Split('\n'));
    }

    private static Task<MemoryHost> StartAsync(ConsistencyLevel level, MemoryHost? beside = null) => MemoryHost.StartAsync(
        new EmbeddedCosmosOptions { ConsistencyLevel = level, StaleWrites = 1 },
        services => services.Configure<CosmosOptions>(options => options.Emulator = true),
        beside: beside);
}
