using System.Net;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Tests.Conformance;

public sealed class BatchTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private readonly string bank = $"t/u/{Guid.NewGuid():n}";

    private PartitionKey Key => new(bank);

    [Fact]
    public async Task A_batch_does_every_kind_of_operation()
    {
        foreach (var id in new[] { "read", "replace", "delete", "patch" })
        {
            await cosmos.Container.CreateItemAsync(new Memory { Id = id, Bank = bank, Text = "old", Embedding = [1, 2, 3] }, Key);
        }

        using var response = await cosmos.Container.CreateTransactionalBatch(Key)
            .ReadItem("read")
            .CreateItem(new Memory { Id = "create", Bank = bank, Text = "new" })
            .UpsertItem(new Memory { Id = "upsert", Bank = bank, Text = "new" })
            .ReplaceItem("replace", new Memory { Id = "replace", Bank = bank, Text = "new" })
            .PatchItem("patch", [PatchOperation.Set("/text", "new")])
            .DeleteItem("delete")
            .ExecuteAsync();

        Assert.True(response.IsSuccessStatusCode, response.ErrorMessage);
        Assert.Equal([200, 201, 201, 200, 200, 204], response.Select(r => (int)r.StatusCode));
        var read = response.GetOperationResultAtIndex<Memory>(0).Resource;
        Assert.Equal("old", read.Text);
        Assert.Equal([1f, 2, 3], read.Embedding!);
        Assert.Equal((await cosmos.Container.ReadItemAsync<Memory>("create", Key)).ETag, response[1].ETag);
        var texts = await Texts();
        Assert.Equal("new", texts["create"]);
        Assert.Equal("new", texts["upsert"]);
        Assert.Equal("new", texts["replace"]);
        Assert.Equal("new", texts["patch"]);
        Assert.False(texts.ContainsKey("delete"));
    }

    [Fact]
    public async Task A_batch_with_one_failure_does_nothing_and_says_which()
    {
        await cosmos.Container.CreateItemAsync(new Memory { Id = "there", Bank = bank, Text = "old" }, Key);

        using var response = await cosmos.Container.CreateTransactionalBatch(Key)
            .CreateItem(new Memory { Id = "first", Bank = bank })
            .CreateItem(new Memory { Id = "there", Bank = bank })
            .DeleteItem("there")
            .ExecuteAsync();

        Assert.False(response.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal([424, 409, 424], response.Select(r => (int)r.StatusCode));
        Assert.Equal(["there"], (await Texts()).Keys);
    }

    [Fact]
    public async Task A_batch_that_begins_by_reading_a_missing_item_fails_as_a_whole()
    {
        using var response = await cosmos.Container.CreateTransactionalBatch(Key)
            .ReadItem("live")
            .CreateItem(new Memory { Id = "m1", Bank = bank })
            .ExecuteAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal([404, 424], response.Select(r => (int)r.StatusCode));
        Assert.Empty(await Texts());
    }

    [Fact]
    public async Task Later_operations_of_a_batch_see_the_earlier_ones()
    {
        using var response = await cosmos.Container.CreateTransactionalBatch(Key)
            .CreateItem(new Memory { Id = "m1", Bank = bank, Text = "one" })
            .ReplaceItem("m1", new Memory { Id = "m1", Bank = bank, Text = "two" })
            .ReadItem("m1")
            .DeleteItem("m1")
            .CreateItem(new Memory { Id = "m1", Bank = bank, Text = "three" })
            .ExecuteAsync();

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("two", response.GetOperationResultAtIndex<Memory>(2).Resource.Text);
        Assert.Equal("three", (await Texts())["m1"]);
    }

    [Fact]
    public async Task An_operation_of_a_batch_may_depend_on_an_etag()
    {
        var first = await cosmos.Container.CreateItemAsync(new Memory { Id = "head", Bank = bank, Text = "1" }, Key);
        var fresh = await cosmos.Container.ReplaceItemAsync(new Memory { Id = "head", Bank = bank, Text = "2" }, "head", Key);

        using var stale = await Commit(first.ETag);
        using var good = await Commit(fresh.ETag);

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal([424, 412], stale.Select(r => (int)r.StatusCode));
        Assert.True(good.IsSuccessStatusCode);

        Task<TransactionalBatchResponse> Commit(string etag) => cosmos.Container.CreateTransactionalBatch(Key)
            .UpsertItem(new Memory { Id = "m1", Bank = bank })
            .ReplaceItem("head", new Memory { Id = "head", Bank = bank, Text = "3" }, new TransactionalBatchItemRequestOptions { IfMatchEtag = etag })
            .ExecuteAsync();
    }

    [Fact]
    public async Task A_batch_may_go_without_bodies_in_return()
    {
        var quiet = new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false };

        using var response = await cosmos.Container.CreateTransactionalBatch(Key)
            .CreateItem(new Memory { Id = "m1", Bank = bank }, quiet)
            .ExecuteAsync();

        Assert.True(response.IsSuccessStatusCode);
        Assert.Null(response[0].ResourceStream);
        Assert.False(string.IsNullOrEmpty(response[0].ETag));
    }

    [Fact]
    public async Task A_batch_takes_a_hundred_operations()
    {
        var batch = cosmos.Container.CreateTransactionalBatch(Key);
        for (var i = 0; i < 100; i++)
        {
            batch.CreateItem(new Memory { Id = $"m{i}", Bank = bank });
        }

        using var response = await batch.ExecuteAsync();

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(100, (await Texts()).Count);
    }

    private async Task<Dictionary<string, string?>> Texts()
    {
        var query = new QueryDefinition("SELECT c.id, c.text FROM c WHERE c.bank = @bank").WithParameter("@bank", bank);
        return (await cosmos.Container.All<Memory>(query, bank)).ToDictionary(m => m.Id, m => m.Text);
    }
}
