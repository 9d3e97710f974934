using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Overview;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Overview;

public sealed class OverviewTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task Numbers_are_those_of_what_is_there_and_go_with_it()
    {
        await using var host = await MemoryHost.StartAsync();
        var service = host.Get<OverviewService>();
        await host.SayAsync(Bank, "a", "user: I moved to Berlin.\nuser: I have a dog.");
        await host.SayAsync(Bank, "b", "user: I work at Contoso.");
        await host.SayAsync(MemoryHost.Bank("bob"), "b", "user: I am another.");
        var numbers = await service.CountAsync(Bank, default);
        Assert.Equal((3, 2), (numbers.Memories.Values.Sum(), numbers.Documents));
        Assert.Equal(2, numbers.Operations[OperationStatus.Completed]);
        Assert.NotNull(numbers.WrittenAt);

        await host.Documents.DeleteAsync(Bank, "a", default);
        numbers = await service.CountAsync(Bank, default);
        Assert.Equal((1, 1), (numbers.Memories.Values.Sum(), numbers.Documents));

        await host.Banks.DeleteAsync(Bank, default);
        Assert.Same(BankNumbers.None, await service.CountAsync(Bank, default));
    }

    [Fact]
    public async Task What_waits_to_be_indexed_is_a_pending_operation_and_no_memory()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Async = true, Items = [new RetainItem { Content = "user: later" }] }, default);
        var numbers = await host.Get<OverviewService>().CountAsync(Bank, default);
        Assert.Empty(numbers.Memories);
        Assert.Equal((1, 1), (numbers.Documents, numbers.Operations[OperationStatus.Pending]));
    }

    [Fact]
    public async Task Tags_are_counted_by_memory_and_found_by_pattern()
    {
        await using var host = await MemoryHost.StartAsync();
        await SayAsync(host, "a", "user: I moved to Berlin.\nuser: I have a dog.", "user:alice", "home");
        await SayAsync(host, "b", "user: I work at Contoso.", "User:bob");
        await SayAsync(host, "c", "user: Nobody tagged this.");
        var service = host.Get<OverviewService>();
        Assert.Equal([("home", 2), ("user:alice", 2), ("User:bob", 1)], (await service.ListTagsAsync(Bank, TagPattern.Any, default)).Select(tag => (tag.Tag, tag.Count)));
        Assert.Equal(["user:alice", "User:bob"], (await service.ListTagsAsync(Bank, new TagPattern("USER:*"), default)).Select(tag => tag.Tag));
        Assert.Empty(await service.ListTagsAsync(MemoryHost.Bank("bob"), TagPattern.Any, default));
    }

    [Fact]
    public async Task Entities_are_those_that_shown_memories_name()
    {
        await using var host = await MemoryHost.StartAsync();
        await SayAsync(host, "a", "user: Yesterday I met Anna Schmidt in Berlin.\nuser: Later on we saw Anna Schmidt again.");
        await SayAsync(host, "b", "user: My colleague is Carl Weber.");
        var service = host.Get<OverviewService>();
        var census = await service.ListEntitiesAsync(Bank, default);
        var anna = census.Entities.Single(entity => entity.Name == "Anna Schmidt");
        Assert.Equal(2, anna.Memories.Count);
        var found = (await service.FindEntityAsync(Bank, anna.Id, default))!.Value;
        Assert.Equal(anna.Id, found.Entity.Id);
        Assert.Equal(2, found.Said.Count);
        Assert.All(found.Said, memory => Assert.Contains("Anna Schmidt", memory.Text, StringComparison.Ordinal));
        Assert.Null(await service.FindEntityAsync(MemoryHost.Bank("bob"), anna.Id, default));

        await host.Documents.DeleteAsync(Bank, "a", default);
        census = await service.ListEntitiesAsync(Bank, default);
        Assert.Null(census.Find(anna.Id));
        Assert.Contains(census.Entities, entity => entity.Name == "Carl Weber");
    }

    [Fact]
    public async Task A_chunk_is_found_by_the_id_that_its_memories_carry_and_in_its_own_tenant_only()
    {
        await using var host = await MemoryHost.StartAsync();
        var lines = Enumerable.Range(0, 200).Select(line => $"user: This is what I have to say about topic {line} of many.");
        await host.SayAsync(Bank, "a/b", string.Join('\n', lines));
        var chunks = host.Get<ChunkService>();
        var all = (await chunks.ListAsync(Bank, "a/b", 1_000, 0, default))!;
        Assert.True(all.Total > 1);
        Assert.Equal(string.Join('\n', lines), string.Concat(all.Items.Select(chunk => chunk.Text)));
        Assert.Equal(Enumerable.Range(0, all.Total), all.Items.Select(chunk => chunk.Index));
        var second = Assert.Single((await chunks.ListAsync(Bank, "a/b", 1, 1, default))!.Items);
        Assert.Equal(all.Items[1], second);

        var memory = (await host.ListAsync(Bank)).First(memory => memory.ChunkId == second.Id);
        Assert.Contains(memory.Text.Split("user: ")[^1], second.Text, StringComparison.Ordinal);
        Assert.Equal(second, await chunks.FindAsync(BankId.DefaultTenant, memory.ChunkId, default));
        Assert.Null(await chunks.FindAsync("other", memory.ChunkId, default));
        Assert.Null(await chunks.FindAsync(BankId.DefaultTenant, memory.ChunkId + "1", default));
        Assert.Null(await chunks.FindAsync(BankId.DefaultTenant, "no-such-chunk", default));
        Assert.Null(await chunks.ListAsync(Bank, "c", 10, 0, default));
        await host.Documents.DeleteAsync(Bank, "a/b", default);
        Assert.Null(await chunks.FindAsync(BankId.DefaultTenant, memory.ChunkId, default));
    }

    [Fact]
    public async Task Memories_that_name_the_same_hang_together()
    {
        await using var host = await MemoryHost.StartAsync();
        await SayAsync(host, "a", "user: Yesterday I met Anna Schmidt in Berlin.\nuser: I like tea.\nuser: Later on we saw Anna Schmidt again.");
        var page = await host.Memories.ListAsync(Bank, new MemoryListQuery(), default);
        var tie = Assert.Single(MemoryGraph.Ties(page.Items), tie => tie.Entity == "Anna Schmidt");
        var texts = page.Items.ToDictionary(memory => memory.Id, memory => memory.Text, StringComparer.Ordinal);
        Assert.Contains("Anna", texts[tie.From], StringComparison.Ordinal);
        Assert.Contains("Anna", texts[tie.To], StringComparison.Ordinal);
    }

    private static Task SayAsync(MemoryHost host, string document, string content, params string[] tags) => host.Retain.RetainAsync(
        new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = content, DocumentId = document, Tags = tags }] }, default);
}
