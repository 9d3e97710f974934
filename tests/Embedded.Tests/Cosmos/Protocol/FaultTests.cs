using System.Net;
using MemoryFunctions.Embedded.Cosmos;
using MemoryFunctions.Embedded.Tests.Conformance;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Protocol;

public sealed class FaultTests
{
    private static readonly PartitionKey Key = new("b");

    private readonly ScriptedFaults faults = new();

    [Fact]
    public async Task A_connection_dropped_before_the_effect_leaves_none()
    {
        await using var account = await OpenAsync();
        faults.Before = point => point.Operation == CosmosOperation.Create ? throw new HttpRequestException("dropped") : null;

        await Assert.ThrowsAnyAsync<Exception>(() => account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b" }, Key));

        await AssertStatusAsync(HttpStatusCode.NotFound, () => account.Container.ReadItemAsync<Memory>("m", Key));
    }

    [Fact]
    public async Task A_connection_dropped_after_the_effect_leaves_it()
    {
        await using var account = await OpenAsync();
        faults.After = point => point.Operation == CosmosOperation.Batch ? throw new HttpRequestException("dropped") : null;

        await Assert.ThrowsAnyAsync<Exception>(
            () => account.Container.CreateTransactionalBatch(Key).CreateItem(new Memory { Id = "m", Bank = "b" }).ExecuteAsync());

        Assert.Equal("m", (await account.Container.ReadItemAsync<Memory>("m", Key)).Resource.Id);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(449)]
    public async Task A_throttled_request_is_sent_again_by_the_sdk(int status)
    {
        await using var account = await OpenAsync();
        faults.Before = Times(2, CosmosOperation.Upsert, new InjectedFault(status) { RetryAfter = TimeSpan.FromMilliseconds(1) });

        await account.Container.UpsertItemAsync(new Memory { Id = "m", Bank = "b" }, Key);

        Assert.Equal(3, faults.Points.Count(p => p.Operation == CosmosOperation.Upsert));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(412)]
    public async Task An_injected_answer_reaches_the_caller(int status)
    {
        await using var account = await OpenAsync();
        faults.Before = Times(100, CosmosOperation.Create, new InjectedFault(status));

        await AssertStatusAsync((HttpStatusCode)status, () => account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b" }, Key));
    }

    [Fact]
    public async Task The_point_of_a_fault_says_what_and_where()
    {
        await using var account = await OpenAsync();
        await account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b" }, Key);
        await account.Container.ReadItemAsync<Memory>("m", Key);

        var create = faults.Points.Single(p => p.Operation == CosmosOperation.Create);
        var read = faults.Points.Single(p => p.Operation == CosmosOperation.Read);
        Assert.Equal(("memories", "\"b\"", null), (create.Container, create.PartitionKey, create.ItemId));
        Assert.Equal("m", read.ItemId);
        Assert.True(read.Number > create.Number);
    }

    [Fact]
    public async Task A_stale_replica_shows_each_partition_as_it_was_some_writes_ago()
    {
        await using var account = await TestAccount.OpenAsync(
            new EmbeddedCosmosOptions { ConsistencyLevel = ConsistencyLevel.Eventual, StaleWrites = 2 });
        for (var i = 0; i < 5; i++)
        {
            await account.Container.UpsertItemAsync(new Memory { Id = "m", Bank = "b", Text = $"{i}" }, Key);
        }

        Assert.Equal("2", (await account.Container.ReadItemAsync<Memory>("m", Key)).Resource.Text);
        var found = await account.Container.All<Memory>(new QueryDefinition("SELECT * FROM c WHERE c.bank = 'b' AND c.id = 'm'"), "b");
        Assert.Equal(["2"], found.Select(m => m.Text));
    }

    [Fact]
    public async Task A_session_sees_its_own_writes_on_a_stale_replica_and_another_does_not()
    {
        await using var account = await TestAccount.OpenAsync(
            new EmbeddedCosmosOptions { ConsistencyLevel = ConsistencyLevel.Session, StaleWrites = 1 });
        await account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b", Text = "old" }, Key);
        await account.Container.ReplaceItemAsync(new Memory { Id = "m", Bank = "b", Text = "new" }, "m", Key);
        using var other = CosmosFixture.Connect(account.Endpoint);

        Assert.Equal("new", (await account.Container.ReadItemAsync<Memory>("m", Key)).Resource.Text);
        Assert.Equal("old", (await other.GetContainer("db", "memories").ReadItemAsync<Memory>("m", Key)).Resource.Text);
    }

    [Fact]
    public async Task A_strong_account_is_never_stale_and_a_request_may_ask_for_less()
    {
        await using var account = await TestAccount.OpenAsync(new EmbeddedCosmosOptions { StaleWrites = 1 });
        await account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b", Text = "old" }, Key);
        await account.Container.ReplaceItemAsync(new Memory { Id = "m", Bank = "b", Text = "new" }, "m", Key);

        Assert.Equal("new", (await account.Container.ReadItemAsync<Memory>("m", Key)).Resource.Text);
        var less = new ItemRequestOptions { ConsistencyLevel = ConsistencyLevel.Eventual };
        Assert.Equal("old", (await account.Container.ReadItemAsync<Memory>("m", Key, less)).Resource.Text);
    }

    private Task<TestAccount> OpenAsync() => TestAccount.OpenAsync(new EmbeddedCosmosOptions { Faults = faults });

    private static Func<FaultPoint, InjectedFault?> Times(int times, CosmosOperation operation, InjectedFault fault) =>
        point => point.Operation == operation && times-- > 0 ? fault : null;

    private static async Task AssertStatusAsync(HttpStatusCode expected, Func<Task> act) =>
        Assert.Equal(expected, (await Assert.ThrowsAnyAsync<CosmosException>(act)).StatusCode);

    private sealed class ScriptedFaults : IFaultInjector
    {
        public List<FaultPoint> Points { get; } = [];

        public Func<FaultPoint, InjectedFault?> Before { get; set; } = _ => null;

        public Func<FaultPoint, InjectedFault?> After { get; set; } = _ => null;

        public ValueTask<InjectedFault?> BeforeAsync(FaultPoint point, CancellationToken cancellationToken)
        {
            Points.Add(point);
            return ValueTask.FromResult(Before(point));
        }

        public ValueTask<InjectedFault?> AfterAsync(FaultPoint point, CancellationToken cancellationToken) => ValueTask.FromResult(After(point));
    }
}
