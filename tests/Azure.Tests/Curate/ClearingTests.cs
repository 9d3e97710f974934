using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Curate;

/// <summary>Much is deleted by one call, and what is left is found by what it is asked for by.</summary>
public sealed class ClearingTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task A_cleared_bank_is_empty_at_once_and_keeps_its_profile()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.Banks.CreateOrUpdateAsync(Bank, new BankProfileUpdate { Name = "Alice", Mission = "help", Empathy = 5 }, default);
        var before = await host.Banks.GetProfileAsync(Bank, default);
        await host.SayAsync(Bank, "a", "user: I live in Paris\nuser: I play the cello");
        await host.SayAsync(Bank, "b", "user: My sister is called Ines");

        Assert.Equal(3, await host.Clearing.ClearAsync(Bank, null, default));

        Assert.Empty(await host.ListAsync(Bank));
        Assert.Empty(await host.AskAsync(Bank, "cello"));
        Assert.Equal(0, (await host.Documents.ListAsync(Bank, 10, 0, default)).Total);
        Assert.Equal(before, await host.Banks.GetProfileAsync(Bank, default));
        var audit = await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.DoesNotContain(audit.Items, item => item.GetRawText().Contains("cello", StringComparison.Ordinal));
        Assert.Equal(Bank, await host.Directory.FindAsync(Bank.Tenant, Bank.Handle, default));

        await host.SayAsync(Bank, "a", "user: I live in Rome");
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(["user: I live in Rome"], (await host.ListAsync(Bank)).Select(memory => memory.Text));
        Assert.Equal(1, (await host.Directory.ListAsync(Bank.Tenant, [], 10, 0, default)).Total);
    }

    [Theory]
    [MemberData(nameof(FaultTests.Ways), MemberType = typeof(FaultTests))]
    public async Task A_bank_is_cleared_once_whatever_request_fails(FaultSide side, int? status)
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        for (var (number, hit) = (0, true); hit; number++)
        {
            var bank = MemoryHost.Bank($"fault {number}");
            await host.SayAsync(bank, "a", "user: I live in Paris");
            await host.DrainAsync(bank);
            faults.Fail(number, point => FaultScript.IsItem(point) && (status != 412 || FaultScript.IsWrite(point)), side, status);
            var count = await host.Clearing.ClearAsync(bank, null, default);
            hit = faults.Hit;
            faults.Stop();
            Assert.Equal(1, count);
            Assert.Empty(await host.ListAsync(bank));
            await BankAudit.CheckDrainedAsync(host, bank);
        }
    }

    [Fact]
    public async Task A_save_that_is_under_way_does_not_survive_the_clearing()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "a", "user: I live in Paris");
        var item = new RetainItem { Content = "user: I play the cello", DocumentId = "b" };
        await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [item], Async = true }, default);

        await host.Clearing.ClearAsync(Bank, null, default);
        await BankAudit.CheckDrainedAsync(host, Bank);

        Assert.Empty(await host.ListAsync(Bank));
    }

    [Fact]
    public async Task Memories_of_a_type_are_deleted_and_do_not_come_back()
    {
        await using var host = await MemoryHost.StartAsync();
        const string Talk = "user: I live in Paris\nassistant: I booked the table for two";
        await host.SayAsync(Bank, "a", Talk);
        await host.DrainAsync(Bank);
        var experiences = (await host.ListAsync(Bank)).Count(memory => memory.Type == "experience");
        Assert.InRange(experiences, 1, 1);

        Assert.Equal(experiences, await host.Clearing.ClearAsync(Bank, "experience", default));
        await host.SayAsync(Bank, "a", Talk + "\nuser: I play the cello");
        await BankAudit.CheckDrainedAsync(host, Bank);

        Assert.Equal(["user: I live in Paris", "user: I play the cello"], (await host.ListAsync(Bank)).Select(memory => memory.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Documents_that_are_meant_go_with_what_they_said()
    {
        await using var host = await MemoryHost.StartAsync();
        for (var at = 0; at < 7; at++)
        {
            await host.SayAsync(Bank, $"d{at}", $"user: parcel {at * 7} is in hall {at}");
        }

        Assert.Equal((3, 3), await host.Clearing.DeleteDocumentsAsync(Bank, document => document.Id is "d1" or "d3" or "d6", default));

        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(["d0", "d2", "d4", "d5"], (await host.ListAsync(Bank)).Select(memory => memory.DocumentId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_not_there_is_cleared_with_nothing()
    {
        await using var host = await MemoryHost.StartAsync();
        foreach (var type in new[] { null, "world", "observation" })
        {
            Assert.Equal(0, await host.Clearing.ClearAsync(Bank, type, default));
        }

        Assert.Null(await host.Banks.GetProfileAsync(Bank, default));
    }

    [Fact]
    public async Task Memories_and_documents_are_listed_by_tags_entities_and_part_of_an_id()
    {
        await using var host = await MemoryHost.StartAsync();
        foreach (var (id, text, tags) in new (string, string, string[])[] { ("Report-1", "Ann lives in Paris", ["x"]), ("report-2", "Bob lives in Rome", ["x", "y"]), ("note", "Nobody calls", []) })
        {
            await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = "user: " + text, DocumentId = id, Tags = tags }] }, default);
        }

        Assert.Equal(["Report-1", "report-2"], await DocumentsAsync(new DocumentListQuery { Text = "REPORT" }));
        Assert.Equal(["report-2"], await DocumentsAsync(new DocumentListQuery { Tags = new TagFilter(["y"], TagsMatch.AnyStrict) }));
        Assert.Equal(["note"], await DocumentsAsync(new DocumentListQuery { Tags = new TagFilter([], TagsMatch.Exact) }));
        Assert.Equal(["note", "report-2"], await DocumentsAsync(new DocumentListQuery { Tags = new TagFilter(["y"], TagsMatch.Any) }));
        var page = await host.Memories.ListAsync(Bank, new MemoryListQuery { Entity = ["Paris"] }, default);
        Assert.Equal("user: Ann lives in Paris", Assert.Single(page.Items).Text);

        async Task<IEnumerable<string>> DocumentsAsync(DocumentListQuery query)
        {
            var found = await host.Documents.ListAsync(Bank, query, default);
            Assert.Equal(found.Items.Count, found.Total);
            return found.Items.Select(document => document.Id).Order(StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task Invalidated_memories_are_listed_once_with_their_reasons()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "a", "user: I live in Paris\nuser: I play the cello");
        await host.SayAsync(Bank, "b", "user: I live in Paris");
        await host.DrainAsync(Bank);
        var id = (await host.ListAsync(Bank)).Single(memory => memory.Text.Contains("Paris", StringComparison.Ordinal)).Id;
        await host.Curation.InvalidateAsync(Bank, id, "moved", default);

        var (items, total) = await host.Curation.ListInvalidatedAsync(Bank, new MemoryListQuery(), default);
        Assert.Equal((id, "moved", MemoryState.Invalidated, 1), (Assert.Single(items).Memory.Id, items[0].Reason, items[0].State, total));
        Assert.Empty((await host.Curation.ListInvalidatedAsync(Bank, new MemoryListQuery { Text = "cello" }, default)).Items);

        await host.Curation.RestoreAsync(Bank, id, default);
        Assert.Empty((await host.Curation.ListInvalidatedAsync(Bank, new MemoryListQuery(), default)).Items);
        await BankAudit.CheckDrainedAsync(host, Bank);
    }
}
