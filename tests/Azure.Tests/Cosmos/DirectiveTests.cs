using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Directives over the real store.</summary>
public sealed class DirectiveTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task What_is_made_is_there_until_it_is_deleted()
    {
        await using var host = await MemoryHost.StartAsync();
        var made = await host.Directives.CreateAsync(Bank, new DirectiveUpdate { Name = "n", Content = "我爱 c", Priority = 3, Tags = ["b", "a", "b"] }, default);
        Assert.Equal(made with { Tags = [] }, (await host.Directives.GetAsync(Bank, made.Id, default))! with { Tags = [] });
        Assert.Equal(["b", "a"], made.Tags);

        var changed = await host.Directives.UpdateAsync(Bank, made.Id, new DirectiveUpdate { IsActive = false, Tags = [] }, default);
        Assert.Equal(("n", "我爱 c", 3, false, 0), (changed!.Name, changed.Content, changed.Priority, changed.IsActive, changed.Tags.Count));
        Assert.Empty((await host.Directives.ListAsync(Bank, new DirectiveListQuery(), default)).Items);
        Assert.Equal(1, (await host.Directives.ListAsync(Bank, new DirectiveListQuery { ActiveOnly = false }, default)).Total);

        Assert.True(await host.Directives.DeleteAsync(Bank, made.Id, default));
        Assert.False(await host.Directives.DeleteAsync(Bank, made.Id, default));
        Assert.Null(await host.Directives.GetAsync(Bank, made.Id, default));
        Assert.Null(await host.Directives.UpdateAsync(Bank, made.Id, new DirectiveUpdate { Name = "x" }, default));
        Assert.Equal(0, (await host.BankStore.ReadHeaderAsync(Bank, default))!.Directives);
    }

    [Fact]
    public async Task Pages_are_ordered_and_narrowed_by_tags()
    {
        await using var host = await MemoryHost.StartAsync();
        foreach (var (name, priority, tags) in new[] { ("low", 1, ""), ("high", 7, "work"), ("mid", 4, "home") })
        {
            await host.Directives.CreateAsync(Bank, new DirectiveUpdate { Name = name, Content = "c", Priority = priority, Tags = tags.Length == 0 ? [] : [tags] }, default);
        }

        Assert.Equal("high mid low", await NamesAsync(host, new DirectiveListQuery()));
        Assert.Equal("mid", await NamesAsync(host, new DirectiveListQuery { Limit = 1, Offset = 1 }));
        Assert.Equal("high low", await NamesAsync(host, new DirectiveListQuery { Tags = new TagFilter(["work"], TagsMatch.Any) }));
        Assert.Equal("low", await NamesAsync(host, new DirectiveListQuery { Tags = new TagFilter(["work", "home"], TagsMatch.All) }));
    }

    [Fact]
    public async Task A_bank_has_no_more_than_it_may_have_however_many_make_some_at_once()
    {
        await using var host = await MemoryHost.StartAsync();
        for (var at = 0; at < DirectiveService.MaxDirectives - 1; at++)
        {
            await host.Directives.CreateAsync(Bank, new DirectiveUpdate { Name = $"{at}", Content = "c" }, default);
        }

        var tries = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TryCreateAsync(host)));

        Assert.Single(tries, made => made);
        Assert.Equal(DirectiveService.MaxDirectives, (await host.Directives.ListAsync(Bank, new DirectiveListQuery(), default)).Total);
    }

    [Theory]
    [InlineData(FaultSide.Before)]
    [InlineData(FaultSide.After)]
    public async Task One_whose_answer_is_lost_is_made_changed_and_deleted_once(FaultSide side)
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        await host.Banks.CreateOrUpdateAsync(Bank, new BankProfileUpdate(), default);
        faults.Fail(0, FaultScript.IsWrite, side);
        var made = await host.Directives.CreateAsync(Bank, new DirectiveUpdate { Name = "n", Content = "c" }, default);
        Assert.True(faults.Hit);
        Assert.Equal(made.Id, Assert.Single((await host.Directives.ListAsync(Bank, new DirectiveListQuery(), default)).Items).Id);
        faults.Fail(0, FaultScript.IsWrite, side);
        Assert.Equal("d", (await host.Directives.UpdateAsync(Bank, made.Id, new DirectiveUpdate { Content = "d" }, default))!.Content);
        Assert.True(faults.Hit);
        faults.Fail(0, FaultScript.IsWrite, side);
        Assert.True(await host.Directives.DeleteAsync(Bank, made.Id, default));
        Assert.True(faults.Hit);
        Assert.Equal(0, (await host.BankStore.ReadHeaderAsync(Bank, default))!.Directives);
    }

    [Fact]
    public async Task A_deleted_banks_are_gone_with_it_and_a_new_bank_has_none()
    {
        await using var host = await MemoryHost.StartAsync();
        var made = await host.Directives.CreateAsync(Bank, new DirectiveUpdate { Name = "n", Content = "c" }, default);
        await host.Banks.DeleteAsync(Bank, default);
        Assert.Null(await host.Directives.GetAsync(Bank, made.Id, default));
        await host.Banks.CreateOrUpdateAsync(Bank, new BankProfileUpdate(), default);
        Assert.Equal(0, (await host.Directives.ListAsync(Bank, new DirectiveListQuery(), default)).Total);
        Assert.Null(await host.Directives.GetAsync(Bank, made.Id, default));
        await host.DrainAsync(Bank);
        Assert.Empty((await BankAudit.ReadAsync(host, Bank)).OfKind(ItemKind.Directive));
    }

    private static async Task<string> NamesAsync(MemoryHost host, DirectiveListQuery query) =>
        string.Join(' ', (await host.Directives.ListAsync(Bank, query, default)).Items.Select(directive => directive.Name));

    private static async Task<bool> TryCreateAsync(MemoryHost host)
    {
        try
        {
            await host.Directives.CreateAsync(Bank, new DirectiveUpdate { Name = "last", Content = "c" }, default);
            return true;
        }
        catch (ConflictException)
        {
            return false;
        }
    }
}
