using System.Globalization;
using System.Net;
using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Banks by what stands for them, and all banks of a tenant.</summary>
public sealed class BankDirectoryTests
{
    [Fact]
    public async Task A_memorys_id_leads_to_its_bank_in_its_tenant_only()
    {
        await using var host = await MemoryHost.StartAsync();
        var alice = MemoryHost.Bank();
        await host.SayAsync(alice, "d", "I like tea.");
        await host.DrainAsync(alice);
        var id = Assert.Single(await host.ListAsync(alice)).Id;

        Assert.Equal(alice, await host.Directory.FindAsync("default", alice.Handle, CancellationToken.None));
        Assert.Equal(alice, await host.Directory.FindByMemoryAsync("default", id, CancellationToken.None));
        Assert.Null(await host.Directory.FindByMemoryAsync("other", id, CancellationToken.None));
        Assert.Null(await host.Directory.FindAsync("default", MemoryHost.Bank("nobody").Handle, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("../../../../../../../../../")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_handle_leads_nowhere(string handle)
    {
        await using var host = await MemoryHost.StartAsync();
        Assert.Null(await host.Directory.FindAsync("default", handle, CancellationToken.None));
        Assert.Null(await host.Directory.FindByMemoryAsync("default", $"{handle}-{MemoryHost.Bank().Handle}", CancellationToken.None));
        Assert.Null(await host.Directory.FindByMemoryAsync("default", $"{MemoryHost.Bank().Handle}-{handle}", CancellationToken.None));
    }

    [Fact]
    public async Task A_start_of_a_handle_leads_to_the_banks_of_the_tenant_that_have_it()
    {
        await using var host = await MemoryHost.StartAsync();
        var (alice, stranger) = (MemoryHost.Bank(), BankId.Create("other", BankKind.User, "alice"));
        await MakeAsync(host, alice);
        await MakeAsync(host, stranger);

        Assert.Equal([alice], await host.Directory.FindByStartAsync("default", alice.Handle[..12], default));
        Assert.Empty(await host.Directory.FindByStartAsync("other", alice.Handle[..12], default));
        Assert.Empty(await host.Directory.FindByStartAsync("default", MemoryHost.Bank("nobody").Handle[..12], default));
    }

    [Fact]
    public async Task Pages_hold_each_bank_of_the_kind_once_newest_first()
    {
        var clock = new TestClock();
        await using var host = await MemoryHost.StartAsync(time: clock);
        for (var at = 0; at < 40; at++)
        {
            await MakeAsync(host, BankId.Create("default", BankKind.User, at.ToString(CultureInfo.InvariantCulture)));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await MakeAsync(host, BankId.Create("default", BankKind.Agent, "7"));
        await MakeAsync(host, BankId.Create("other", BankKind.User, "7"));

        List<string> keys = [];
        for (var offset = 0; offset < 40; offset += 7)
        {
            var page = await host.Directory.ListAsync("default", [BankKind.User], 7, offset, CancellationToken.None);
            Assert.Equal(40, page.Total);
            keys.AddRange(page.Items.Select(item => item.Bank.Key));
        }

        Assert.Equal(Enumerable.Range(0, 40).Reverse().Select(at => at.ToString(CultureInfo.InvariantCulture)), keys, StringComparer.Ordinal);
        Assert.Equal(41, (await host.Directory.ListAsync("default", [], 100, 0, CancellationToken.None)).Total);
        var agents = await host.Directory.ListAsync("default", [BankKind.Agent, BankKind.Run], 100, 0, CancellationToken.None);
        Assert.Equal(BankKind.Agent, Assert.Single(agents.Items).Bank.Kind);
    }

    [Fact]
    public async Task A_deleted_bank_is_listed_no_more_before_anything_of_it_is_purged()
    {
        await using var host = await MemoryHost.StartAsync();
        await MakeAsync(host, MemoryHost.Bank());
        await MakeAsync(host, MemoryHost.Bank("bob"));

        await host.Banks.DeleteAsync(MemoryHost.Bank(), CancellationToken.None);

        var page = await host.Directory.ListAsync("default", [], 100, 0, CancellationToken.None);
        Assert.Equal(1, page.Total);
        Assert.Equal("bob", Assert.Single(page.Items).Bank.Key);
    }

    [Fact]
    public async Task A_bank_whose_entry_outlived_it_is_not_listed_and_its_deletion_does_not_fail()
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        await MakeAsync(host, MemoryHost.Bank());
        faults.Fail(0, point => point.Operation == CosmosOperation.Delete && point.Container == "directory", FaultSide.Before, status: 503);

        Assert.NotNull(await host.Banks.DeleteAsync(MemoryHost.Bank(), CancellationToken.None));

        Assert.True(faults.Hit);
        var page = await host.Directory.ListAsync("default", [], 100, 0, CancellationToken.None);
        Assert.Empty(page.Items);
        Assert.Equal(0, page.Total);
        await host.DrainAsync(MemoryHost.Bank());
        Assert.Null(await host.Directory.FindAsync("default", MemoryHost.Bank().Handle, CancellationToken.None));
    }

    [Fact]
    public async Task Microsofts_parser_takes_what_is_asked_of_the_directory()
    {
        await using var host = await MemoryHost.StartAsync();
        foreach (var query in new[]
        {
            DirectoryQueries.Entries("default/a", [], 5), DirectoryQueries.Entries("default/a", ["default/u/", "default/run/"], 5),
            DirectoryQueries.Alike("default/a", "abcdefghijkl", 4), DirectoryQueries.Count("default/a", []), DirectoryQueries.Count("default/a", ["default/u/", "default/run/"]),
        })
        {
            using var pages = host.Containers.Directory.GetItemQueryStreamIterator(query);
            using var response = await pages.ReadNextAsync(CancellationToken.None);
            Assert.True(response.StatusCode == HttpStatusCode.OK, response.ErrorMessage);
            Assert.Contains("c.shard = @shard", query.QueryText, StringComparison.Ordinal);
        }
    }

    private static Task<BankProfile> MakeAsync(MemoryHost host, BankId bank) => host.Banks.CreateOrUpdateAsync(bank, new BankProfileUpdate(), CancellationToken.None);
}
