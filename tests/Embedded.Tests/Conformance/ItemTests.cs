using System.Net;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Tests.Conformance;

public sealed class ItemTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private readonly string bank = $"t/u/{Guid.NewGuid():n}";

    private PartitionKey Key => new(bank);

    [Fact]
    public async Task An_item_that_was_created_is_read_with_what_the_service_adds()
    {
        var created = await cosmos.Container.CreateItemAsync(
            new Memory { Id = "m1", Bank = bank, Text = "Grüße, 世界 \"quoted\" \\ 😀", Embedding = [0.1f, -2.5e-7f, 3] }, Key);
        var read = await cosmos.Container.ReadItemAsync<Memory>("m1", Key);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("Grüße, 世界 \"quoted\" \\ 😀", read.Resource.Text);
        Assert.Equal([0.1f, -2.5e-7f, 3], read.Resource.Embedding!);
        Assert.Equal(created.ETag, read.ETag);
        Assert.Equal(read.ETag, read.Resource.ETag);
        Assert.True(read.Resource.Timestamp > 1_600_000_000);
        Assert.True(read.RequestCharge > 0);
        Assert.False(string.IsNullOrEmpty(read.Headers.Session));
    }

    [Fact]
    public async Task Creating_an_item_twice_is_a_conflict()
    {
        await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank }, Key);

        var refusal = await Assert.ThrowsAsync<CosmosException>(
            () => cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank }, Key));

        Assert.Equal(HttpStatusCode.Conflict, refusal.StatusCode);
    }

    [Fact]
    public async Task The_same_id_lives_in_two_partitions()
    {
        await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank, Text = "one" }, Key);
        await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank + "2", Text = "two" }, new PartitionKey(bank + "2"));

        Assert.Equal("one", (await cosmos.Container.ReadItemAsync<Memory>("m1", Key)).Resource.Text);
        Assert.Equal("two", (await cosmos.Container.ReadItemAsync<Memory>("m1", new PartitionKey(bank + "2"))).Resource.Text);
    }

    [Fact]
    public async Task Reading_replacing_and_deleting_what_is_not_there_is_not_found()
    {
        await AssertStatus(HttpStatusCode.NotFound, () => cosmos.Container.ReadItemAsync<Memory>("none", Key));
        await AssertStatus(HttpStatusCode.NotFound, () => cosmos.Container.ReplaceItemAsync(new Memory { Id = "none", Bank = bank }, "none", Key));
        await AssertStatus(HttpStatusCode.NotFound, () => cosmos.Container.DeleteItemAsync<Memory>("none", Key));
        await AssertStatus(
            HttpStatusCode.NotFound, () => cosmos.Container.PatchItemAsync<Memory>("none", Key, [PatchOperation.Set("/text", "x")]));
    }

    [Fact]
    public async Task An_upsert_creates_and_then_replaces()
    {
        var first = await cosmos.Container.UpsertItemAsync(new Memory { Id = "m1", Bank = bank, Text = "one" }, Key);
        var second = await cosmos.Container.UpsertItemAsync(new Memory { Id = "m1", Bank = bank, Text = "two" }, Key);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal("two", (await cosmos.Container.ReadItemAsync<Memory>("m1", Key)).Resource.Text);
    }

    [Fact]
    public async Task A_stale_etag_stops_replace_upsert_patch_and_delete()
    {
        var first = await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank }, Key);
        var fresh = await cosmos.Container.ReplaceItemAsync(new Memory { Id = "m1", Bank = bank, Text = "newer" }, "m1", Key);
        var stale = new ItemRequestOptions { IfMatchEtag = first.ETag };
        var patch = new PatchItemRequestOptions { IfMatchEtag = first.ETag };
        var item = new Memory { Id = "m1", Bank = bank, Text = "lost" };

        await AssertStatus(HttpStatusCode.PreconditionFailed, () => cosmos.Container.ReplaceItemAsync(item, "m1", Key, stale));
        await AssertStatus(HttpStatusCode.PreconditionFailed, () => cosmos.Container.UpsertItemAsync(item, Key, stale));
        await AssertStatus(
            HttpStatusCode.PreconditionFailed,
            () => cosmos.Container.PatchItemAsync<Memory>("m1", Key, [PatchOperation.Set("/text", "lost")], patch));
        await AssertStatus(HttpStatusCode.PreconditionFailed, () => cosmos.Container.DeleteItemAsync<Memory>("m1", Key, stale));
        Assert.Equal("newer", (await cosmos.Container.ReadItemAsync<Memory>("m1", Key)).Resource.Text);

        await cosmos.Container.ReplaceItemAsync(item, "m1", Key, new ItemRequestOptions { IfMatchEtag = fresh.ETag });
        Assert.Equal("lost", (await cosmos.Container.ReadItemAsync<Memory>("m1", Key)).Resource.Text);
    }

    [Fact]
    public async Task A_read_of_what_is_known_already_is_not_modified()
    {
        var created = await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank }, Key);

        using var again = await cosmos.Container.ReadItemStreamAsync("m1", Key, new ItemRequestOptions { IfNoneMatchEtag = created.ETag });

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Writes_may_go_without_a_body_in_return()
    {
        var quiet = new ItemRequestOptions { EnableContentResponseOnWrite = false };

        var created = await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank }, Key, quiet);

        Assert.Null(created.Resource);
        Assert.False(string.IsNullOrEmpty(created.ETag));
    }

    [Fact]
    public async Task A_deleted_item_is_gone_and_may_be_created_again()
    {
        await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank }, Key);
        await cosmos.Container.DeleteItemAsync<Memory>("m1", Key);

        await AssertStatus(HttpStatusCode.NotFound, () => cosmos.Container.ReadItemAsync<Memory>("m1", Key));
        await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank }, Key);
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_nothing_else()
    {
        await cosmos.Container.CreateItemAsync(
            new Memory { Id = "m1", Bank = bank, Text = "old", From = 1, Tags = ["a"], Embedding = [1, 2, 3] }, Key);

        var patched = await cosmos.Container.PatchItemAsync<Memory>(
            "m1",
            Key,
            [
                PatchOperation.Set("/text", "new"),
                PatchOperation.Increment("/from", 2),
                PatchOperation.Add("/tags/-", "b"),
                PatchOperation.Add("/gen", "g1"),
                PatchOperation.Remove("/kind"),
                PatchOperation.Replace("/gen", "g2"),
            ]);

        var read = (await cosmos.Container.ReadItemAsync<Memory>("m1", Key)).Resource;
        Assert.Equal(HttpStatusCode.OK, patched.StatusCode);
        Assert.Equal("new", read.Text);
        Assert.Equal(3, read.From);
        Assert.Equal(["a", "b"], read.Tags!);
        Assert.Equal("g2", read.Gen);
        Assert.Equal([1f, 2, 3], read.Embedding!);
    }

    [Fact]
    public async Task A_patch_may_change_the_vector_in_whole_in_part_or_away()
    {
        await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank, Embedding = [1, 2, 3] }, Key);

        var replaced = await cosmos.Container.PatchItemAsync<Memory>("m1", Key, [PatchOperation.Set("/embedding", new float[] { 4, 5, 6 })]);
        var touched = await cosmos.Container.PatchItemAsync<Memory>("m1", Key, [PatchOperation.Set("/embedding/1", 7.5)]);
        var removed = await cosmos.Container.PatchItemAsync<Memory>("m1", Key, [PatchOperation.Remove("/embedding")]);

        Assert.Equal([4, 5, 6], replaced.Resource.Embedding!);
        Assert.Equal([4, 7.5f, 6], touched.Resource.Embedding!);
        Assert.Null(removed.Resource.Embedding);
    }

    [Fact]
    public async Task A_patch_under_a_condition_that_does_not_hold_changes_nothing()
    {
        await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank, Text = "old", From = 1 }, Key);
        var options = new PatchItemRequestOptions { FilterPredicate = "FROM c WHERE c[\"from\"] = 2" };

        await AssertStatus(
            HttpStatusCode.PreconditionFailed,
            () => cosmos.Container.PatchItemAsync<Memory>("m1", Key, [PatchOperation.Set("/text", "new")], options));

        Assert.Equal("old", (await cosmos.Container.ReadItemAsync<Memory>("m1", Key)).Resource.Text);
    }

    [Fact]
    public async Task A_patch_that_cannot_be_applied_changes_nothing()
    {
        await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank, Text = "old" }, Key);

        await AssertStatus(
            HttpStatusCode.BadRequest,
            () => cosmos.Container.PatchItemAsync<Memory>(
                "m1", Key, [PatchOperation.Set("/text", "new"), PatchOperation.Replace("/nothing/here", 1)]));

        Assert.Equal("old", (await cosmos.Container.ReadItemAsync<Memory>("m1", Key)).Resource.Text);
    }

    [Fact]
    public async Task A_key_that_is_not_the_items_is_refused()
    {
        await AssertStatus(
            HttpStatusCode.BadRequest,
            () => cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank }, new PartitionKey(bank + "x")));
    }

    [Fact]
    public async Task Many_items_are_read_at_once_and_missing_ones_left_out()
    {
        for (var i = 0; i < 12; i++)
        {
            await cosmos.Container.CreateItemAsync(new Memory { Id = $"m{i}", Bank = bank }, Key);
        }

        var some = await cosmos.Container.ReadManyItemsAsync<Memory>([("m3", Key), ("m11", Key), ("none", Key)]);
        var one = await cosmos.Container.ReadManyItemsAsync<Memory>([("m4", Key)]);
        var none = await cosmos.Container.ReadManyItemsAsync<Memory>([("none", Key)]);

        Assert.Equal(["m11", "m3"], some.Select(m => m.Id).Order());
        Assert.Equal(["m4"], one.Select(m => m.Id));
        Assert.Empty(none);
    }

    private static async Task AssertStatus(HttpStatusCode expected, Func<Task> act)
    {
        var refusal = await Assert.ThrowsAnyAsync<CosmosException>(act);
        Assert.Equal(expected, refusal.StatusCode);
    }
}
