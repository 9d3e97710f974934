using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Extract;

public sealed class TenantSettingsTests
{
    private static readonly CustomCategory Trip = new("trip", "journeys made and planned");

    [Fact]
    public async Task What_a_tenant_says_is_told_to_the_model_in_each_of_its_banks_and_in_no_others()
    {
        await using var host = await ExtractionHost.StartAsync();
        var stranger = BankId.Create("globex", BankKind.User, "alice");
        await host.Host.Tenants.ChangeAsync(BankId.DefaultTenant, before => before with { Instructions = "Only what helps to plan.", Categories = [Trip] }, default);

        await host.SayAsync("d", "Anna: I fly to Oslo");
        await host.Host.SayAsync(stranger, "d", "Anna: I fly to Bergen");
        await host.DrainAsync();
        await host.DrainAsync(stranger);

        var guidance = host.Model.Requests.ToDictionary(request => request.Passages[0].Turns[0].Text, request => request.Guidance, StringComparer.Ordinal);
        Assert.Equal("Only what helps to plan.", guidance["I fly to Oslo"].Instructions);
        Assert.Equal([Trip], guidance["I fly to Oslo"].Categories);
        Assert.Equal(BankGuidance.None, guidance["I fly to Bergen"]);
    }

    [Fact]
    public async Task A_banks_own_word_goes_before_its_tenants()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.Host.Tenants.ChangeAsync(BankId.DefaultTenant, before => before with { Instructions = "the tenant's", Categories = [Trip] }, default);
        await host.Host.Banks.CreateOrUpdateAsync(ExtractionHost.Bank, new BankProfileUpdate { RetainInstructions = "the bank's" }, default);

        await host.SayAsync("d", "Anna: I fly to Oslo");
        await host.DrainAsync();

        var guidance = Assert.Single(host.Model.Requests).Guidance;
        Assert.Equal("the bank's", guidance.Instructions);
        Assert.Equal([Trip], guidance.Categories);
    }

    [Fact]
    public async Task What_is_not_named_stays_and_what_is_emptied_is_gone()
    {
        await using var host = await MemoryHost.StartAsync();
        Assert.Equal(TenantSettings.None, await host.Tenants.ReadAsync("acme", default));

        await host.Tenants.ChangeAsync("acme", before => before with { Instructions = "one", Categories = [Trip] }, default);
        await host.Tenants.ChangeAsync("acme", before => before, default);
        var kept = await host.Tenants.ReadAsync("acme", default);
        await host.Tenants.ChangeAsync("acme", before => before with { Instructions = "", Categories = [] }, default);
        var gone = await host.Tenants.ReadAsync("acme", default);

        Assert.Equal("one", kept.Instructions);
        Assert.Equal([Trip], kept.Categories);
        Assert.Equal("", gone.Instructions);
        Assert.Empty(gone.Categories);
    }

    [Fact]
    public async Task Changes_made_at_the_same_time_lose_nothing_of_each_other()
    {
        await using var host = await MemoryHost.StartAsync();

        await Task.WhenAll(host.Tenants.ChangeAsync("acme", before => before with { Instructions = "one" }, default), host.Tenants.ChangeAsync("acme", before => before with { Categories = [Trip] }, default));

        var settings = await host.Tenants.ReadAsync("acme", default);
        Assert.Equal("one", settings.Instructions);
        Assert.Equal([Trip], settings.Categories);
    }

    [Fact]
    public async Task They_are_no_bank_of_the_tenants()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.Tenants.ChangeAsync("acme", before => before with { Instructions = "one" }, default);

        var listed = await host.Directory.ListAsync("acme", [BankKind.User], 10, 0, default);

        Assert.Equal(0, listed.Total);
    }
}
