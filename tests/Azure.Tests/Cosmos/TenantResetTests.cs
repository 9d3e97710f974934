using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Forgetting all of a tenant.</summary>
public sealed class TenantResetTests
{
    private static readonly IReadOnlyList<BankId> Banks =
    [
        MemoryHost.Bank(), BankId.Create(BankId.DefaultTenant, BankKind.Agent, "robot"), BankId.Create(BankId.DefaultTenant, BankKind.Run, "run"),
    ];

    private static readonly BankId Stranger = BankId.Create("other", BankKind.User, "alice");

    [Fact]
    public async Task Everything_of_the_tenant_is_gone_and_nothing_of_another_one()
    {
        await using var host = await StartAsync();
        await host.Get<TenantReset>().ResetAsync(BankId.DefaultTenant, default);
        await ExpectOnlyTheStrangerAsync(host);
    }

    [Theory]
    [MemberData(nameof(FaultTests.Ways), MemberType = typeof(FaultTests))]
    public async Task A_request_that_fails_on_the_way_leaves_nothing_that_the_same_call_again_does_not_delete(FaultSide side, int? status)
    {
        for (var number = 0; ; number++)
        {
            var script = new FaultScript();
            await using var host = await StartAsync(script);
            script.Fail(number, point => FaultScript.IsItem(point) && (status != 412 || FaultScript.IsWrite(point)), side, status);
            try
            {
                await host.Get<TenantReset>().ResetAsync(BankId.DefaultTenant, default);
            }
            catch (StoreException e) when (e.IsTransient)
            {
                script.Stop();
                await host.Get<TenantReset>().ResetAsync(BankId.DefaultTenant, default);
            }

            script.Stop();
            await ExpectOnlyTheStrangerAsync(host);
            if (!script.Hit)
            {
                Assert.True(number > 5);
                return;
            }
        }
    }

    private static async Task<MemoryHost> StartAsync(FaultScript? script = null)
    {
        var host = await MemoryHost.StartAsync(script is null ? null : new EmbeddedCosmosOptions { Faults = script });
        foreach (var bank in (IEnumerable<BankId>)[.. Banks, Stranger])
        {
            await host.SayAsync(bank, "d", "I like tea.");
        }

        return host;
    }

    private static async Task ExpectOnlyTheStrangerAsync(MemoryHost host)
    {
        Assert.Empty((await host.Directory.ListAsync(BankId.DefaultTenant, [], 10, 0, default)).Items);
        foreach (var bank in Banks)
        {
            Assert.Null(await host.Banks.GetProfileAsync(bank, default));
            Assert.Empty(await host.ListAsync(bank));
        }

        Assert.Equal([Stranger], await host.Directory.AllAsync(Stranger.Tenant, [], default));
        Assert.NotNull(await host.Documents.GetAsync(Stranger, "d", default));
    }
}
