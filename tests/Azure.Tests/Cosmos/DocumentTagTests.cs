using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class DocumentTagTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task The_memories_of_a_document_have_its_new_tags_when_the_call_answers()
    {
        await using var host = await MemoryHost.StartAsync();
        await SayAsync(host, "d", "Anna: I grow tea\nBen: I bake bread", "old");
        await SayAsync(host, "other", "Anna: I keep bees", "old");
        var before = Ids(await host.ListAsync(Bank));

        Assert.True(await host.DocumentTags.SetAsync(Bank, "d", ["new", "newer", "new"], default));

        Assert.Equal(before, Ids(await host.ListAsync(Bank)));
        Assert.Equal(["Anna: I grow tea", "Ben: I bake bread"], await TaggedAsync(host, "new"));
        Assert.Equal(["Anna: I keep bees"], await TaggedAsync(host, "old"));
        Assert.Equal(["new", "newer"], (await ReadAsync(host)).Tags);
        var recalled = await host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = "tea", Tags = new TagFilter(["newer"], TagsMatch.AllStrict) }, default);
        Assert.Contains(recalled.Results, result => result.Memory.Text == "Anna: I grow tea");
        Assert.All(recalled.Results, result => Assert.Equal("d", result.Memory.DocumentId));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task Tags_can_be_taken_away_and_the_same_ones_again_change_nothing()
    {
        await using var host = await MemoryHost.StartAsync();
        await SayAsync(host, "d", "Anna: I grow tea", "old");

        Assert.True(await host.DocumentTags.SetAsync(Bank, "d", ["old"], default));
        Assert.Equal(1, (await ReadAsync(host)).Version);
        Assert.True(await host.DocumentTags.SetAsync(Bank, "d", [], default));

        Assert.Empty(await TaggedAsync(host, "old"));
        Assert.Empty(Assert.Single(await host.ListAsync(Bank)).Tags);
    }

    [Fact]
    public async Task What_is_not_there_or_not_well_formed_is_told()
    {
        await using var host = await MemoryHost.StartAsync();
        await SayAsync(host, "d", "Anna: I grow tea", "old");

        Assert.False(await host.DocumentTags.SetAsync(Bank, "nothing", ["x"], default));
        Assert.False(await host.DocumentTags.SetAsync(MemoryHost.Bank("nobody"), "d", ["x"], default));
        var e = await Assert.ThrowsAsync<InvalidInputException>(() => host.DocumentTags.SetAsync(Bank, "d", [.. Enumerable.Range(0, 101).Select(at => $"t{at}")], default));
        Assert.Equal("tags", e.Field);
    }

    [Theory]
    [InlineData(FaultSide.Before)]
    [InlineData(FaultSide.After)]
    public async Task Whichever_request_fails_once_the_tags_are_changed_once(FaultSide side)
    {
        for (var number = 0; ; number++)
        {
            var script = new FaultScript();
            await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = script });
            await SayAsync(host, "d", "Anna: I grow tea", "old");
            script.Fail(number, FaultScript.IsItem, side, status: 503);

            Assert.True(await host.DocumentTags.SetAsync(Bank, "d", ["new"], default));
            var isHit = script.Hit;
            script.Stop();
            await host.DrainAsync(Bank);

            Assert.Equal((2L, 2L), ((await ReadAsync(host)).Version, (await ReadAsync(host)).IndexedVersion));
            Assert.Equal(["Anna: I grow tea"], await TaggedAsync(host, "new"));
            if (!isHit)
            {
                Assert.True(number > 3);
                return;
            }
        }
    }

    private static Task SayAsync(MemoryHost host, string document, string content, string tag) => host.Retain.RetainAsync(
        new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = content, DocumentId = document, Tags = [tag] }] }, default);

    private static async Task<StoredDocument> ReadAsync(MemoryHost host) =>
        (await host.DocumentStore.ReadAsync(Bank, (await host.BankStore.ReadHeaderAsync(Bank, default))!.Life, "d", default))!;

    private static async Task<IEnumerable<string>> TaggedAsync(MemoryHost host, string tag)
    {
        var query = new MemoryListQuery { Condition = new HasTags(new TagFilter([tag], TagsMatch.AnyStrict)) };
        return (await host.Memories.ListAsync(Bank, query, default)).Items.Select(memory => memory.Text).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Ids(IEnumerable<MemoryUnit> memories) => memories.Select(memory => memory.Id).Order(StringComparer.Ordinal);
}
