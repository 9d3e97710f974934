using System.Net;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Tests.Conformance;

public sealed class CatalogTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private readonly string name = $"c-{Guid.NewGuid():n}";

    [Fact]
    public async Task A_container_says_what_it_was_created_with()
    {
        Container container = await cosmos.Database.CreateContainerAsync(CosmosFixture.Definition(name));

        var read = (await container.ReadContainerAsync()).Resource;

        Assert.Equal("/bank", read.PartitionKeyPath);
        Assert.Equal(-1, read.DefaultTimeToLive);
        Assert.Equal(3, read.VectorEmbeddingPolicy.Embeddings.Single().Dimensions);
        Assert.Equal(VectorIndexType.QuantizedFlat, read.IndexingPolicy.VectorIndexes.Single().Type);
        Assert.Contains(read.IndexingPolicy.IncludedPaths, p => p.Path == "/terms/[]/?");
        Assert.Equal(["/mentionedAt", "/id"], read.IndexingPolicy.CompositeIndexes.Single().Select(p => p.Path));
    }

    [Fact]
    public async Task Creating_twice_is_a_conflict_unless_it_may_exist()
    {
        await cosmos.Database.CreateContainerAsync(CosmosFixture.Definition(name));

        await AssertStatus(HttpStatusCode.Conflict, () => cosmos.Database.CreateContainerAsync(CosmosFixture.Definition(name)));
        await AssertStatus(HttpStatusCode.Conflict, () => cosmos.Client.CreateDatabaseAsync(cosmos.Database.Id));
        Assert.Equal(HttpStatusCode.OK, (await cosmos.Database.CreateContainerIfNotExistsAsync(CosmosFixture.Definition(name))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await cosmos.Client.CreateDatabaseIfNotExistsAsync(cosmos.Database.Id)).StatusCode);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await AssertStatus(HttpStatusCode.NotFound, () => cosmos.Client.GetDatabase(name).ReadAsync());
        await AssertStatus(HttpStatusCode.NotFound, () => cosmos.Database.GetContainer(name).ReadContainerAsync());
        await AssertStatus(
            HttpStatusCode.NotFound, () => cosmos.Database.GetContainer(name).ReadItemAsync<Memory>("m", new PartitionKey("b")));
        await AssertStatus(
            HttpStatusCode.NotFound,
            () => cosmos.Database.GetContainer(name).CreateItemAsync(new Memory { Id = "m", Bank = "b" }, new PartitionKey("b")));
    }

    [Fact]
    public async Task An_indexing_policy_may_change_and_the_vector_policy_may_not()
    {
        Container container = await cosmos.Database.CreateContainerAsync(CosmosFixture.Definition(name));
        var properties = (await container.ReadContainerAsync()).Resource;
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/text/?" });
        await container.ReplaceContainerAsync(properties);
        Assert.Contains((await container.ReadContainerAsync()).Resource.IndexingPolicy.IncludedPaths, p => p.Path == "/text/?");

        await AssertStatus(HttpStatusCode.BadRequest, () => container.ReplaceContainerAsync(CosmosFixture.Definition(name, dimensions: 4)));
    }

    [Fact]
    public async Task A_container_that_was_deleted_comes_back_empty()
    {
        Container container = await cosmos.Database.CreateContainerAsync(CosmosFixture.Definition(name));
        await container.CreateItemAsync(new Memory { Id = "m", Bank = "b" }, new PartitionKey("b"));
        await container.DeleteContainerAsync();
        await cosmos.Database.CreateContainerAsync(CosmosFixture.Definition(name));

        await AssertStatus(HttpStatusCode.NotFound, () => container.ReadItemAsync<Memory>("m", new PartitionKey("b")));
    }

    [Fact]
    public async Task A_policy_must_say_what_becomes_of_all_other_paths()
    {
        var properties = new ContainerProperties(name, "/bank");
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/kind/?" });

        await AssertStatus(HttpStatusCode.BadRequest, () => cosmos.Database.CreateContainerAsync(properties));
    }

    [Fact]
    public async Task A_flat_vector_index_has_at_most_505_dimensions()
    {
        var properties = CosmosFixture.Definition(name, dimensions: 506);
        properties.IndexingPolicy.VectorIndexes.Single().Type = VectorIndexType.Flat;

        await AssertStatus(HttpStatusCode.BadRequest, () => cosmos.Database.CreateContainerAsync(properties));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Items_without_the_sort_key_come_first_where_the_policy_names_it_and_else_not_at_all(bool named, int expected)
    {
        var properties = new ContainerProperties(name, "/bank");
        if (named)
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/*" });
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/dueAt/?" });
        }

        Container container = await cosmos.Database.CreateContainerAsync(properties);
        await container.CreateItemAsync(new Memory { Id = "with", Bank = "b", DueAt = 1 }, new PartitionKey("b"));
        await container.CreateItemAsync(new Memory { Id = "without", Bank = "b" }, new PartitionKey("b"));

        var found = await container.All<Memory>(new QueryDefinition("SELECT c.id FROM c WHERE c.bank = 'b' ORDER BY c.dueAt"), "b");

        Assert.Equal(new[] { "without", "with" }[^expected..], found.Select(m => m.Id));
    }

    [Fact]
    public async Task A_vector_query_filters_by_the_shard_key_of_its_index()
    {
        var properties = CosmosFixture.Definition(name);
        properties.IndexingPolicy.VectorIndexes.Single().VectorIndexShardKey = ["/bank"];
        Container container = await cosmos.Database.CreateContainerAsync(properties);
        await container.CreateItemAsync(new Memory { Id = "m", Bank = "b", Embedding = [1, 0, 0] }, new PartitionKey("b"));
        const string order = " ORDER BY VectorDistance(c.embedding, [1,0,0])";

        Assert.Single(await container.All<Memory>(new QueryDefinition("SELECT TOP 5 c.id FROM c WHERE c.bank = 'b'" + order), "b"));
        await AssertStatus(
            HttpStatusCode.BadRequest,
            () => container.All<Memory>(new QueryDefinition("SELECT TOP 5 c.id FROM c WHERE c.kind = 'memory'" + order), "b"));
    }

    [Fact]
    public async Task A_token_of_an_order_over_all_partitions_is_gone_on_from()
    {
        Container container = await cosmos.Database.CreateContainerAsync(CosmosFixture.Definition(name));
        for (var i = 0; i < 9; i++)
        {
            await container.CreateItemAsync(new Memory { Id = "head", Bank = $"b{i}", DueAt = i / 3 }, new PartitionKey($"b{i}"));
        }

        var query = new QueryDefinition("SELECT c.bank, c.dueAt FROM c WHERE c.dueAt >= 0 ORDER BY c.dueAt");
        var found = new List<Memory>();
        string? token = null;
        do
        {
            // A new iterator for every page, as a caller has that keeps nothing but the token.
            using var iterator = container.GetItemQueryIterator<Memory>(query, token, new QueryRequestOptions { MaxItemCount = 2 });
            var page = await iterator.ReadNextAsync();
            found.AddRange(page);
            token = page.ContinuationToken;
        }
        while (token is not null);

        Assert.Equal(Enumerable.Range(0, 9).Select(i => $"b{i}"), found.Select(m => m.Bank).Order());
        Assert.Equal(found.Select(m => m.DueAt).Order(), found.Select(m => m.DueAt));
    }

    private static async Task AssertStatus(HttpStatusCode expected, Func<Task> act)
    {
        var refusal = await Assert.ThrowsAnyAsync<CosmosException>(act);
        Assert.Equal(expected, refusal.StatusCode);
    }
}
