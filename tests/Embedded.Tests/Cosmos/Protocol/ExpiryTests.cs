using System.Net;
using MemoryFunctions.Embedded.Tests.Conformance;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Protocol;

public sealed class ExpiryTests
{
    private static readonly PartitionKey Key = new("b");

    private readonly FakeTime time = new();

    [Fact]
    public async Task An_expired_item_is_gone_at_once_from_every_read_and_write()
    {
        await using var account = await TestAccount.OpenAsync(time: time);
        await account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b", Ttl = 10, Tags = ["x"] }, Key);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(1, await CountAsync(account.Container));

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, await CountAsync(account.Container));
        await AssertMissing(() => account.Container.ReadItemAsync<Memory>("m", Key));
        await AssertMissing(() => account.Container.ReplaceItemAsync(new Memory { Id = "m", Bank = "b" }, "m", Key));
        await AssertMissing(() => account.Container.DeleteItemAsync<Memory>("m", Key));
        Assert.Equal(HttpStatusCode.Created, (await account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b" }, Key)).StatusCode);
    }

    [Fact]
    public async Task Time_to_live_counts_from_the_last_write()
    {
        await using var account = await TestAccount.OpenAsync(time: time);
        await account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b", Ttl = 10 }, Key);
        time.Advance(TimeSpan.FromSeconds(9));
        await account.Container.PatchItemAsync<Memory>("m", Key, [PatchOperation.Set("/text", "touched")]);
        time.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal("touched", (await account.Container.ReadItemAsync<Memory>("m", Key)).Resource.Text);
    }

    [Fact]
    public async Task The_containers_default_holds_for_items_that_do_not_say_otherwise()
    {
        await using var account = await TestAccount.OpenAsync(time: time, container: CosmosFixture.Definition("memories", ttl: 10));
        await account.Container.CreateItemAsync(new Memory { Id = "default", Bank = "b" }, Key);
        await account.Container.CreateItemAsync(new Memory { Id = "longer", Bank = "b", Ttl = 30 }, Key);
        await account.Container.CreateItemAsync(new Memory { Id = "never", Bank = "b", Ttl = -1 }, Key);

        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(2, await CountAsync(account.Container));
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await CountAsync(account.Container));
    }

    [Fact]
    public async Task Without_a_default_the_container_ignores_an_items_time_to_live()
    {
        await using var account = await TestAccount.OpenAsync(time: time, container: CosmosFixture.Definition("memories", ttl: null));
        await account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b", Ttl = 1 }, Key);

        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(1, await CountAsync(account.Container));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public async Task A_time_to_live_is_positive_or_minus_one(int ttl)
    {
        await using var account = await TestAccount.OpenAsync();

        var refusal = await Assert.ThrowsAsync<CosmosException>(
            () => account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b", Ttl = ttl }, Key));

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    private static async Task<int> CountAsync(Container container) =>
        (await container.All<int>(new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.bank = 'b'"), "b")).Single();

    private static async Task AssertMissing(Func<Task> act) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(act)).StatusCode);
}
