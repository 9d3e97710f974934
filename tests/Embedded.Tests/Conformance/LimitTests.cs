using System.Net;
using System.Text;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Tests.Conformance;

/// <summary>The limits of docs/cosmos-limits.md that the service states too.</summary>
public sealed class LimitTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private readonly string bank = $"t/u/{Guid.NewGuid():n}";

    private PartitionKey Key => new(bank);

    [Fact]
    public async Task An_item_has_at_most_two_megabytes()
    {
        Assert.Equal(HttpStatusCode.Created, await CreateAsync(Padded("m1", (2 * 1024 * 1024) - 8192)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await CreateAsync(Padded("m2", 2 * 1024 * 1024)));
    }

    [Fact]
    public async Task A_batch_has_at_most_a_hundred_operations()
    {
        var batch = cosmos.Container.CreateTransactionalBatch(Key);
        for (var i = 0; i <= 100; i++)
        {
            batch.CreateItem(new Memory { Id = $"m{i}", Bank = bank });
        }

        using var response = await batch.ExecuteAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await AssertEmptyAsync();
    }

    [Fact]
    public async Task A_batch_has_at_most_two_megabytes()
    {
        using var response = await cosmos.Container.CreateTransactionalBatch(Key)
            .CreateItem(new Memory { Id = "m1", Bank = bank, Text = new string('x', 1_100_000) })
            .CreateItem(new Memory { Id = "m2", Bank = bank, Text = new string('x', 1_100_000) })
            .ExecuteAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await AssertEmptyAsync();
    }

    [Fact]
    public async Task A_patch_has_at_most_ten_operations()
    {
        await cosmos.Container.CreateItemAsync(new Memory { Id = "m1", Bank = bank }, Key);
        var steps = Enumerable.Range(0, 11).Select(i => PatchOperation.Set($"/p{i}", i)).ToList();

        await cosmos.Container.PatchItemAsync<Memory>("m1", Key, [.. steps.Take(10)]);
        var refusal = await Assert.ThrowsAsync<CosmosException>(() => cosmos.Container.PatchItemAsync<Memory>("m1", Key, steps));

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("")]
    public async Task An_id_keeps_to_the_rules(string id) => Assert.Equal(
        HttpStatusCode.BadRequest, await CreateAsync($$"""{"id":{{System.Text.Json.JsonSerializer.Serialize(id)}},"bank":"{{bank}}"}"""));

    [Fact]
    public async Task An_id_has_at_most_1023_bytes()
    {
        Assert.Equal(HttpStatusCode.Created, await CreateAsync($$"""{"id":"{{new string('x', 1023)}}","bank":"{{bank}}"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await CreateAsync($$"""{"id":"{{new string('x', 1024)}}","bank":"{{bank}}"}"""));
    }

    [Fact]
    public async Task A_partition_key_has_at_most_2048_bytes()
    {
        var key = new string('k', 2048);
        await cosmos.Container.CreateItemAsync(new Memory { Id = "m", Bank = key }, new PartitionKey(key));

        var refusal = await Assert.ThrowsAsync<CosmosException>(
            () => cosmos.Container.CreateItemAsync(new Memory { Id = "m", Bank = key + "k" }, new PartitionKey(key + "k")));

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    [Fact]
    public async Task An_item_has_at_most_128_levels()
    {
        Assert.Equal(HttpStatusCode.Created, await CreateAsync(Nested("m1", 127)));
        Assert.Equal(HttpStatusCode.BadRequest, await CreateAsync(Nested("m2", 128)));

        string Nested(string id, int arrays) =>
            $$"""{"id":"{{id}}","bank":"{{bank}}","deep":{{new string('[', arrays)}}{{new string(']', arrays)}}}""";
    }

    [Fact]
    public async Task A_query_has_at_most_512_kilobytes()
    {
        var query = new QueryDefinition($"SELECT * FROM c WHERE c.bank = '{new string('x', 512 * 1024)}'");

        var refusal = await Assert.ThrowsAnyAsync<CosmosException>(() => cosmos.Container.All<Memory>(query, bank));

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    [Fact]
    public async Task An_item_without_an_id_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, await CreateAsync($$"""{"bank":"{{bank}}"}"""));

    [Fact]
    public async Task A_page_has_at_most_four_megabytes()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Created, await CreateAsync(Padded($"m{i}", 1_500_000)));
        }

        var pages = new List<int>();
        var found = await cosmos.Container.All<Memory>(
            new QueryDefinition("SELECT * FROM c WHERE c.bank = @bank").WithParameter("@bank", bank), bank, -1, page => pages.Add(page.Count));

        Assert.Equal(5, found.Count);
        Assert.All(pages, count => Assert.True(count <= 2));
    }

    [Theory]
    [InlineData("SELECT c.id FROM c WHERE c.bank = @bank ORDER BY VectorDistance(c.embedding, @v)")]
    [InlineData("SELECT TOP 5 c.id FROM c WHERE c.bank = @bank ORDER BY VectorDistance(c.embedding, @v), c.mentionedAt")]
    [InlineData("SELECT TOP 5 c.id FROM c WHERE c.bank = @bank ORDER BY VectorDistance(c.other, @v)")]
    [InlineData("SELECT TOP 5 c.id FROM c WHERE c.bank = @bank ORDER BY VectorDistance(c.embedding, @short)")]
    public async Task A_vector_order_needs_top_and_stands_alone_on_the_path_of_the_policy(string text)
    {
        var query = new QueryDefinition(text).WithParameter("@bank", bank).WithParameter("@v", new[] { 1f, 2, 3 }).WithParameter("@short", new[] { 1f });

        var refusal = await Assert.ThrowsAnyAsync<CosmosException>(() => cosmos.Container.All<Memory>(query, bank));

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    [Fact]
    public async Task A_vector_query_needs_a_vector_policy()
    {
        Container plain = await cosmos.Database.CreateContainerAsync(new ContainerProperties($"plain-{Guid.NewGuid():n}", "/bank"));
        var query = new QueryDefinition("SELECT TOP 5 c.id FROM c WHERE c.bank = @bank ORDER BY VectorDistance(c.embedding, @v)")
            .WithParameter("@bank", bank).WithParameter("@v", new[] { 1f, 2, 3 });

        var refusal = await Assert.ThrowsAnyAsync<CosmosException>(() => plain.All<Memory>(query, bank));

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    private string Padded(string id, int bytes) => $$"""{"id":"{{id}}","bank":"{{bank}}","text":"{{new string('x', bytes)}}"}""";

    private async Task<HttpStatusCode> CreateAsync(string json)
    {
        using var response = await cosmos.Container.CreateItemStreamAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), Key);
        return response.StatusCode;
    }

    private async Task AssertEmptyAsync() => Assert.Empty(await cosmos.Container.All<Memory>(
        new QueryDefinition("SELECT c.id FROM c WHERE c.bank = @bank").WithParameter("@bank", bank), bank));
}
