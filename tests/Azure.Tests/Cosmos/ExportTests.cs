using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Exports;
using MemoryFunctions.Core.Reflect;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Keeping what is to be exported.</summary>
public sealed class ExportTests
{
    private static readonly BankId Bank = MemoryHost.Bank();
    private static readonly ResponseSchema Schema = ResponseSchema.Parse("""{"type":"object","properties":{"memories":{"type":"array","items":{"type":"string"}}}}""");

    [Fact]
    public async Task An_export_is_found_by_its_id_in_its_tenant_and_the_newest_by_its_filters()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "I like tea.");
        var service = host.Get<ExportService>();

        var first = (await service.CreateAsync(Bank, Schema, "f", "one", default))!;
        var second = (await service.CreateAsync(Bank, Schema, "f", "two", default))!;
        var other = (await service.CreateAsync(Bank, Schema, "g", "three", default))!;

        Assert.Equal(first, await service.FindAsync(BankId.DefaultTenant, first.Id, default));
        Assert.Equal(second, await service.FindNewestAsync(Bank, "f", default));
        Assert.Equal(other, await service.FindNewestAsync(Bank, "g", default));
        Assert.Null(await service.FindNewestAsync(Bank, "h", default));
        Assert.Null(await service.FindAsync("other", first.Id, default));
        Assert.Null(await service.FindAsync(BankId.DefaultTenant, "nothing", default));
    }

    [Fact]
    public async Task Where_there_is_no_bank_there_is_no_export_and_none_comes_back_with_a_new_one()
    {
        await using var host = await MemoryHost.StartAsync();
        var service = host.Get<ExportService>();
        Assert.Null(await service.CreateAsync(Bank, Schema, "f", null, default));
        await host.SayAsync(Bank, "d", "I like tea.");
        var export = (await service.CreateAsync(Bank, Schema, "f", null, default))!;

        await host.Banks.DeleteAsync(Bank, default);
        await host.SayAsync(Bank, "d", "I like tea.");

        Assert.Null(await service.FindAsync(BankId.DefaultTenant, export.Id, default));
        Assert.Null(await service.FindNewestAsync(Bank, "f", default));
    }

    [Theory]
    [MemberData(nameof(FaultTests.Ways), MemberType = typeof(FaultTests))]
    public async Task What_is_said_to_be_kept_is_kept_under_its_id_and_its_filters(FaultSide side, int? status)
    {
        var script = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = script });
        await host.SayAsync(Bank, "d", "I like tea.");
        var service = host.Get<ExportService>();
        for (var number = 0; ; number++)
        {
            var filters = $"filters {number}";
            script.Fail(number, FaultScript.IsItem, side, status);
            MemoryExport? kept = null;
            try
            {
                kept = await service.CreateAsync(Bank, Schema, filters, null, default);
            }
            catch (StoreException)
            {
                Assert.True(script.Hit);
            }

            var hit = script.Hit;
            script.Stop();
            if (kept is not null)
            {
                Assert.Equal(kept, await service.FindAsync(BankId.DefaultTenant, kept.Id, default));
                Assert.Equal(kept, await service.FindNewestAsync(Bank, filters, default));
            }

            if (!hit)
            {
                Assert.NotNull(kept);
                Assert.True(number >= 2, $"only {number} requests");
                return;
            }
        }
    }
}
