using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>What a caller says about what to remember of one document.</summary>
public sealed class DocumentGuidanceTests
{
    private static readonly CustomCategory Trip = new("trip", "journeys made and planned");
    private static readonly CustomCategory Meal = new("meal", "what is eaten");
    private static readonly DocumentGuidance Own = new() { Instructions = "only trips", Categories = [Trip] };

    [Fact]
    public async Task It_goes_before_what_the_bank_and_the_tenant_say_and_holds_for_the_document_alone()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.Host.Tenants.ChangeAsync(BankId.DefaultTenant, before => before with { Instructions = "the tenant's", Categories = [Meal] }, default);
        await SayAsync(host, "own", "Anna: I fly to Oslo", Own);
        await SayAsync(host, "half", "Anna: I fly to Rome", new DocumentGuidance { Categories = [Trip] });
        await SayAsync(host, "none", "Anna: I fly to Bergen", null);

        await host.DrainAsync();

        Assert.Equal(3, host.Model.Requests.Count);
        Assert.Equal(("only trips", Trip), Told(host, "I fly to Oslo"));
        Assert.Equal(("the tenant's", Trip), Told(host, "I fly to Rome"));
        Assert.Equal(("the tenant's", Meal), Told(host, "I fly to Bergen"));
    }

    [Fact]
    public async Task It_is_told_again_after_a_failure_and_when_the_document_is_worked_through_anew()
    {
        await using var host = await ExtractionHost.StartAsync();
        host.Model.Before = (_, _) => host.Model.Requests.Count == 1 ? throw new ModelException("busy", isTransient: false) : Task.CompletedTask;
        await SayAsync(host, "d", "Anna: I fly to Oslo", Own);
        await host.DrainAsync();
        Assert.NotNull((await host.DocumentAsync("d")).Extraction.Failure);

        await host.Host.Reprocessing.ReprocessAsync(ExtractionHost.Bank, "d", default);
        await host.DrainAsync();
        await host.Host.Reprocessing.ReprocessAsync(ExtractionHost.Bank, "d", default);
        await host.DrainAsync();

        Assert.Equal(["only trips", "only trips", "only trips"], host.Model.Requests.Select(request => request.Guidance.Instructions));
        Assert.Equal(Own, (await host.DocumentAsync("d")).Guidance);
    }

    [Fact]
    public async Task It_stays_where_a_later_version_says_nothing_and_gives_way_to_another_one()
    {
        await using var host = await ExtractionHost.StartAsync();
        await SayAsync(host, "d", "Anna: I fly to Oslo", Own);
        await SayAsync(host, "d", "Anna: I fly to Oslo\nAnna: and to Rome", null);
        Assert.Equal(Own, (await host.DocumentAsync("d")).Guidance);

        var other = new DocumentGuidance { Instructions = "only meals" };
        await SayAsync(host, "d", "Anna: I fly to Oslo\nAnna: and to Rome", other);
        Assert.Equal(other, (await host.DocumentAsync("d")).Guidance);
    }

    [Fact]
    public async Task Nothing_of_it_is_left_at_rest_where_the_document_is_deleted()
    {
        await using var host = await ExtractionHost.StartAsync();
        await SayAsync(host, "d", "Anna: I fly to Oslo", Own);
        await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, "d", default);

        Assert.DoesNotContain((await BankAudit.ReadAsync(host.Host, ExtractionHost.Bank)).OfKind(ItemKind.Document), item => item.GetRawText().Contains("trips", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(BankKind.User, null, "own", "agent's", "own")]
    [InlineData(BankKind.User, "a", "own", null, "own\nFor what the assistant says, does or finds out, and for that only, heed this instead:\nthe tenant's for agents")]
    [InlineData(BankKind.User, "a", null, "agent's", "the tenant's\nFor what the assistant says, does or finds out, and for that only, heed this instead:\nagent's")]
    [InlineData(BankKind.Agent, null, "own", "agent's", "agent's")]
    [InlineData(BankKind.Agent, null, "own", null, "the tenant's for agents")]
    [InlineData(BankKind.App, null, null, "agent's", "the tenant's")]
    public async Task What_agents_are_to_remember_has_instructions_of_its_own(BankKind kind, string? agent, string? instructions, string? forAgent, string expected)
    {
        await using var host = await ExtractionHost.StartAsync();
        var bank = BankId.Create(BankId.DefaultTenant, kind, "x");
        await host.Host.Tenants.ChangeAsync(
            BankId.DefaultTenant, settings => settings with { Instructions = "the tenant's", AgentInstructions = "the tenant's for agents" }, default);
        await SayAsync(host, "d", "Anna: I fly to Oslo", new DocumentGuidance { Instructions = instructions, AgentInstructions = forAgent }, bank, new MemoryScope { AgentId = agent });

        await host.DrainAsync(bank);

        Assert.Equal(expected, Assert.Single(host.Model.Requests).Guidance.Instructions);
    }

    private static (string Instructions, CustomCategory Category) Told(ExtractionHost host, string text)
    {
        var guidance = host.Model.Requests.Single(request => request.Passages.Any(passage => passage.Turns.Any(turn => turn.Text == text))).Guidance;
        return (guidance.Instructions, Assert.Single(guidance.Categories));
    }

    private static Task SayAsync(ExtractionHost host, string id, string content, DocumentGuidance? guidance, BankId? bank = null, MemoryScope? scope = null) =>
        host.Host.Retain.RetainAsync(
            new RetainCommand { Bank = bank ?? ExtractionHost.Bank, Items = [new RetainItem { Content = content, DocumentId = id, Guidance = guidance, Scope = scope }] }, default);
}
