using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Templates;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Templates;

/// <summary>Setting banks up, over the real store.</summary>
public sealed class BankTemplateTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    private static readonly BankTemplate Template = new()
    {
        Configure = profile => profile with { Mission = "Help Ann.", ChunkLength = 900 },
        MentalModels =
        [
            new TemplateModel("drinks", new MentalModelUpdate { Name = "Drinks", SourceQuery = "What does Ann drink?", Tags = ["t"], MaxTokens = 99, Trigger = MentalTrigger.None }),
            new TemplateModel("places", new MentalModelUpdate { Name = "Places", SourceQuery = "Where does Ann live?", MaxTokens = 99, Trigger = new MentalTrigger { AfterConsolidation = true } }),
        ],
        Directives = [new DirectiveUpdate { Name = "brief", Content = "Be brief.", Priority = 3, IsActive = true }, new DirectiveUpdate { Name = "kind", Content = "Be kind.", Tags = ["t"] }],
    };

    [Fact]
    public async Task A_bank_that_is_not_there_is_made_and_its_texts_are_written()
    {
        await using var host = await MemoryHost.StartAsync();
        var outcome = await ImportAsync(host, Template);
        Assert.Equal("True|drinks places||brief kind||2", Told(outcome));
        await AssertSetUpAsync(host, Bank);

        await host.SayAsync(Bank, "d", "Ann: I drink green tea.");
        await host.DrainAsync(Bank);
        foreach (var id in outcome.OperationIds)
        {
            Assert.Equal(OperationStatus.Completed, (await host.Operations.GetAsync(Bank, id, default))!.Status);
        }
    }

    [Fact]
    public async Task What_is_there_is_changed_and_what_is_not_named_stays()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.Banks.CreateOrUpdateAsync(Bank, new BankProfileUpdate { Background = "b", RetainMission = "stays" }, default);
        var directive = await host.Directives.CreateAsync(Bank, new DirectiveUpdate { Name = "brief", Content = "old", Tags = ["kept"] }, default);
        await host.Directives.CreateAsync(Bank, new DirectiveUpdate { Name = "other", Content = "c" }, default);
        await host.MentalModels.CreateAsync(Bank, "drinks", new MentalModelUpdate { Name = "old", SourceQuery = "old?" }, default);
        await host.DrainAsync(Bank);
        var before = await host.MentalModelStore.ReadAsync(Bank, (await HeaderAsync(host)).Life, "drinks", default);

        Assert.Equal("True|places|drinks|kind|brief|2", Told(await ImportAsync(host, Template)));

        var setup = (await Service(host).ExportAsync(Bank, default))!;
        Assert.Equal(("b", "stays", "Help Ann."), (setup.Profile.Background, setup.Profile.Guidance.Mission, setup.Profile.Mission));
        var brief = setup.Directives.Single(one => one.Name == "brief");
        Assert.Equal((directive.Id, "Be brief.", 3, "kept"), (brief.Id, brief.Content, brief.Priority, brief.Tags.Single()));
        Assert.Equal(["brief", "other", "kind"], setup.Directives.Select(one => one.Name));
        var drinks = setup.MentalModels.Single(one => one.Id == "drinks");
        Assert.Equal((before!.Life, "Drinks", 2L), (drinks.Life, drinks.Name, drinks.Asked));
    }

    [Fact]
    public async Task A_dry_run_tells_and_writes_nothing()
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        faults.Fail(0, FaultScript.IsWrite, FaultSide.Before);
        Assert.Equal("True|drinks places||brief kind||0", Told(await Service(host).ImportAsync(Bank, Template, isDry: true, default)));
        Assert.Null(await host.BankStore.ReadHeaderAsync(Bank, default));
        Assert.False(faults.Hit);
        faults.Stop();

        await ImportAsync(host, Template);
        faults.Fail(0, FaultScript.IsWrite, FaultSide.Before);
        Assert.Equal("True||drinks places||brief kind|0", Told(await Service(host).ImportAsync(Bank, Template, isDry: true, default)));
        Assert.False(faults.Hit);
    }

    [Fact]
    public async Task One_that_does_not_fit_the_bank_is_refused_as_a_whole()
    {
        await using var host = await MemoryHost.StartAsync();
        for (var at = 1; at < DirectiveService.MaxDirectives; at++)
        {
            await host.Directives.CreateAsync(Bank, new DirectiveUpdate { Name = $"{at}", Content = "c" }, default);
        }

        await Assert.ThrowsAsync<ConflictException>(() => ImportAsync(host, Template));
        await Assert.ThrowsAsync<InvalidInputException>(() => ImportAsync(host, Template with { Directives = [], Configure = _ => throw new InvalidInputException("bank", "no") }));

        var setup = (await Service(host).ExportAsync(Bank, default))!;
        Assert.Equal(("", 0, DirectiveService.MaxDirectives - 1), (setup.Profile.Mission, setup.MentalModels.Count, setup.Directives.Count));
    }

    [Fact]
    public async Task A_repeated_import_changes_nothing_and_asks_for_no_second_text_while_the_first_is_waited_for()
    {
        await using var host = await MemoryHost.StartAsync();
        await ImportAsync(host, Template);
        var before = (await Service(host).ExportAsync(Bank, default))!;
        Assert.Equal("True||drinks places||brief kind|2", Told(await ImportAsync(host, Template)));
        var after = (await Service(host).ExportAsync(Bank, default))!;
        Assert.Equal(before.Directives.Select(one => one.UpdatedAt), after.Directives.Select(one => one.UpdatedAt));
        Assert.Equal(before.Profile, after.Profile);
        await AssertSetUpAsync(host, Bank);
    }

    [Theory]
    [MemberData(nameof(FaultTests.Ways), MemberType = typeof(FaultTests))]
    public async Task Whichever_request_fails_the_bank_is_set_up_once_the_caller_has_asked_again(FaultSide side, int? status)
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        for (var number = 0; ; number++)
        {
            var bank = MemoryHost.Bank($"fault {number}");
            faults.Fail(number, point => FaultScript.IsItem(point) && (status != 412 || FaultScript.IsWrite(point)), side, status);
            try
            {
                await Service(host).ImportAsync(bank, Template, isDry: false, default);
            }
            catch (StoreException e) when (e.IsTransient)
            {
                await Service(host).ImportAsync(bank, Template, isDry: false, default);
            }

            var hit = faults.Hit;
            faults.Stop();
            await AssertSetUpAsync(host, bank);
            if (!hit)
            {
                Assert.True(number >= 4, $"only {number} requests");
                return;
            }
        }
    }

    [Theory]
    [InlineData(FaultSide.Before)]
    [InlineData(FaultSide.After)]
    public async Task A_process_that_ends_between_two_writes_leaves_what_a_second_import_completes(FaultSide side)
    {
        for (var write = 0; ; write++)
        {
            var faults = new FaultScript();
            await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
            using var stop = new CancellationTokenSource();
            faults.Die(write, FaultScript.IsWrite, side);
            var dying = Service(host).ImportAsync(Bank, Template, isDry: false, stop.Token);
            var isDead = await Task.WhenAny(dying, faults.Died) == faults.Died;
            faults.Stop();
            await stop.CancelAsync();
            if (!isDead)
            {
                await dying;
                Assert.True(write >= 5, $"only {write} writes");
                return;
            }

            await Assert.ThrowsAnyAsync<Exception>(() => dying);
            await using var second = await MemoryHost.StartAsync(beside: host);
            await Service(second).ImportAsync(Bank, Template, isDry: false, default);
            await AssertSetUpAsync(second, Bank);
        }
    }

    [Fact]
    public async Task A_deleted_bank_has_nothing_to_export()
    {
        await using var host = await MemoryHost.StartAsync();
        await ImportAsync(host, Template);
        await host.Banks.DeleteAsync(Bank, default);
        Assert.Null(await Service(host).ExportAsync(Bank, default));
    }

    private static async Task AssertSetUpAsync(MemoryHost host, BankId bank)
    {
        var setup = (await Service(host).ExportAsync(bank, default))!;
        Assert.Equal(("Help Ann.", 900), (setup.Profile.Mission, setup.Profile.ChunkLength));
        Assert.Equal(["brief Be brief. 3 True ", "kind Be kind. 0 True t"], setup.Directives.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one =>
            $"{one.Name} {one.Content} {one.Priority} {one.IsActive} {string.Join(',', one.Tags)}"));
        Assert.Equal(["drinks 1 False t", "places 1 True "], setup.MentalModels.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one =>
            $"{one.Id} {one.Asked} {one.Trigger.AfterConsolidation} {string.Join(',', one.Tags)}"));
        var header = (await host.BankStore.ReadHeaderAsync(bank, default))!;
        Assert.Equal((2, 2, 900), (header.Directives, header.MentalModels, header.ChunkLength));
    }

    private static string Told(TemplateOutcome outcome) => string.Join(
        '|',
        outcome.IsConfigured,
        string.Join(' ', outcome.ModelsCreated),
        string.Join(' ', outcome.ModelsUpdated),
        string.Join(' ', outcome.DirectivesCreated),
        string.Join(' ', outcome.DirectivesUpdated),
        outcome.OperationIds.Count);

    private static Task<TemplateOutcome> ImportAsync(MemoryHost host, BankTemplate template) => Service(host).ImportAsync(Bank, template, isDry: false, default);

    private static async Task<BankHeader> HeaderAsync(MemoryHost host) => (await host.BankStore.ReadHeaderAsync(Bank, default))!;

    private static TemplateService Service(MemoryHost host) => host.Get<TemplateService>();
}
