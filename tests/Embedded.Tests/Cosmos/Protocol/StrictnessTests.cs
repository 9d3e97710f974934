using System.Net;
using System.Text;
using MemoryFunctions.Embedded.Cosmos.Protocol;
using MemoryFunctions.Embedded.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using ContainerDefinitionReader = MemoryFunctions.Embedded.Cosmos.Containers.ContainerDefinitionReader;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Protocol;

/// <summary>What this endpoint refuses, whether or not the service would.</summary>
public sealed class StrictnessTests
{
    private static readonly PartitionKey Key = new("b");

    [Theory]
    [InlineData("GET", "/offers", null, 404)]
    [InlineData("PUT", "/dbs/db", null, 404)]
    [InlineData("POST", "/dbs/db/colls/memories/sprocs", null, 404)]
    [InlineData("GET", "/dbs/db/colls/memories/docs", "A-IM", 400)]
    [InlineData("GET", "/dbs/db/colls/memories/docs/m", "x-ms-some-new-header", 400)]
    [InlineData("GET", "/dbs/db/colls/memories/docs/m", null, 400)]
    public async Task A_request_that_is_not_known_is_refused(string method, string path, string? header, int status)
    {
        await using var account = await TestAccount.OpenAsync();
        using var client = new HttpClient(account.Endpoint.CreateHandler());
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(account.Endpoint.Endpoint, path));
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, "1");
        }

        using var response = await client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("message", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"m","bank":"b","a":1,"a":2}""")]
    [InlineData("""{"id":"m","bank":"b","embedding":[1,2]}""")]
    [InlineData("""{"id":"m","bank":"b","embedding":[1,2,"x"]}""")]
    [InlineData("""{"id":"m","bank":"b","text":"\ud800"}""")]
    [InlineData("""{"id":"m","bank":"b","n":1e999}""")]
    [InlineData("""{"id":"m","bank":"b"}{}""")]
    [InlineData("""{"id":"m","bank":"b",}""")]
    [InlineData("""{"id":"m ","bank":"b"}""")]
    [InlineData("""{"id":5,"bank":"b"}""")]
    [InlineData("""["id"]""")]
    [InlineData("")]
    public async Task An_item_that_is_not_sound_is_refused(string json)
    {
        await using var account = await TestAccount.OpenAsync();

        using var response = await account.Container.CreateItemStreamAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), Key);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("{\"id\":\"m\",\"bank\":\"b\",\"embedding\":[0.1,-1E-05,3]}", "[0.1,-1E-05,3]")]
    [InlineData("{\"id\":\"m\",\"bank\":\"b\",\"embedding\":[0.10,1e-5,3.0]}", "[0.10,1e-5,3.0]")]
    [InlineData("{\"embedding\":[0.1234567890123,1,2],\"id\":\"m\",\"bank\":\"b\"}", "[0.1234567890123,1,2]")]
    [InlineData("{\"embedding\":null,\"id\":\"m\",\"bank\":\"b\"}", "null")]
    public async Task A_vector_comes_back_as_it_was_written(string json, string vector)
    {
        await using var account = await TestAccount.OpenAsync();
        using var created = await account.Container.CreateItemStreamAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), Key);

        using var read = await account.Container.ReadItemStreamAsync("m", Key);

        using var reader = new StreamReader(read.Content);
        Assert.Contains($"\"embedding\":{vector}", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        var query = new QueryDefinition("SELECT TOP 1 c.id FROM c WHERE c.bank = 'b' ORDER BY VectorDistance(c.embedding, [1,0,0])");
        Assert.Equal(vector == "null" ? 0 : 1, (await account.Container.All<Memory>(query, "b")).Count);
    }

    [Fact]
    public async Task A_filter_on_a_path_without_an_index_is_answered_and_counted()
    {
        await using var account = await TestAccount.OpenAsync();
        await account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b", Text = "x", Kind = "k" }, Key);

        await account.Container.All<Memory>(new QueryDefinition("SELECT * FROM c WHERE c.bank = 'b' AND c.kind = 'k'"), "b");
        Assert.Equal(0, account.Endpoint.Diagnostics.ScanningQueries);
        var found = await account.Container.All<Memory>(new QueryDefinition("SELECT * FROM c WHERE c.bank = 'b' AND c.text = 'x'"), "b");

        Assert.Single(found);
        Assert.Equal(1, account.Endpoint.Diagnostics.ScanningQueries);
        Assert.Equal(0, account.Endpoint.Diagnostics.CrossPartitionQueries);
    }

    [Fact]
    public async Task An_index_spares_a_query_the_other_items()
    {
        await using var account = await TestAccount.OpenAsync();
        for (var i = 0; i < 50; i++)
        {
            await account.Container.CreateItemAsync(new Memory { Id = $"m{i}", Bank = "b", Terms = [$"t{i}"] }, Key);
        }

        var before = account.Endpoint.Diagnostics.RowsExamined;
        var query = new QueryDefinition("SELECT c.id FROM c WHERE c.bank = 'b' AND c.kind = 'memory' AND ARRAY_CONTAINS_ANY(c.terms, 't7', 't9')");

        Assert.Equal(2, (await account.Container.All<Memory>(query, "b")).Count);
        Assert.Equal(2, account.Endpoint.Diagnostics.RowsExamined - before);
    }

    [Fact]
    public async Task A_container_with_vectors_does_not_share_its_databases_throughput()
    {
        await using var account = await TestAccount.OpenAsync();
        Database shared = await account.Client.CreateDatabaseAsync("shared", throughput: 400);

        var refusal = await Assert.ThrowsAsync<CosmosException>(() => shared.CreateContainerAsync(CosmosFixture.Definition("memories")));

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        await shared.CreateContainerAsync(CosmosFixture.Definition("memories"), throughput: 400);
        await shared.CreateContainerAsync(new ContainerProperties("plain", "/bank"));
    }

    [Theory]
    [InlineData("{\"id\":\"c\"}")]
    [InlineData("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/a\",\"/b\"],\"kind\":\"MultiHash\"}}")]
    [InlineData("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/a\"]},\"somethingNew\":1}")]
    [InlineData("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/a\"]},\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/b\"]}]}}")]
    [InlineData("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/a\"]},\"fullTextPolicy\":{\"fullTextPaths\":[{\"path\":\"/b\"}]}}")]
    [InlineData("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/a\"]},\"indexingPolicy\":{\"indexingMode\":\"none\"}}")]
    [InlineData("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/a\"]},\"vectorEmbeddingPolicy\":{\"vectorEmbeddings\":[{\"path\":\"/a/b\",\"dimensions\":3,\"distanceFunction\":\"cosine\"}]}}")]
    public void A_container_that_this_endpoint_cannot_be_is_refused(string definition)
    {
        var refusal = Assert.Throws<CosmosProblemException>(() => ContainerDefinitionReader.Read(Encoding.UTF8.GetBytes(definition)));

        Assert.Equal(400, refusal.Status);
    }

    [Fact]
    public async Task A_missing_parameter_is_an_error()
    {
        await using var account = await TestAccount.OpenAsync();

        var refusal = await Assert.ThrowsAnyAsync<CosmosException>(
            () => account.Container.All<Memory>(new QueryDefinition("SELECT * FROM c WHERE c.bank = @bank"), "b"));

        Assert.Contains("@bank", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optimistic_direct_execution_gives_the_same_results()
    {
        await using var account = await TestAccount.OpenAsync();
        for (var i = 0; i < 7; i++)
        {
            await account.Container.CreateItemAsync(new Memory { Id = $"m{i}", Bank = "b", Embedding = [1, i, 0] }, Key);
        }

        using var iterator = account.Container.GetItemQueryIterator<Memory>(
            new QueryDefinition("SELECT TOP 5 c.id FROM c WHERE c.bank = 'b' ORDER BY VectorDistance(c.embedding, [1,0,0])"),
            requestOptions: new QueryRequestOptions { PartitionKey = Key, MaxItemCount = 2, EnableOptimisticDirectExecution = true });
        var found = new List<string>();
        while (iterator.HasMoreResults)
        {
            found.AddRange((await iterator.ReadNextAsync()).Select(m => m.Id));
        }

        Assert.Equal(["m0", "m1", "m2", "m3", "m4"], found);
    }

    [Fact]
    public async Task A_client_may_be_disposed_and_another_take_its_place()
    {
        await using var account = await TestAccount.OpenAsync();
        await account.Container.CreateItemAsync(new Memory { Id = "m", Bank = "b" }, Key);
        account.Client.Dispose();
        using var other = CosmosFixture.Connect(account.Endpoint);

        Assert.Equal("m", (await other.GetContainer("db", "memories").ReadItemAsync<Memory>("m", Key)).Resource.Id);
    }
}
