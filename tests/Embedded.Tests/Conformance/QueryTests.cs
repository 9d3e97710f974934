using System.Net;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Tests.Conformance;

public sealed class QueryTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private readonly string bank = $"t/u/{Guid.NewGuid():n}";

    private PartitionKey Key => new(bank);

    [Fact]
    public async Task The_vector_query_of_the_store_finds_the_nearest_that_pass_the_filter()
    {
        await Put(
            new Memory { Id = "near", Bank = bank, From = 1, Until = 9, Tags = ["x"], Embedding = [1, 0.1f, 0] },
            new Memory { Id = "nearest", Bank = bank, From = 1, Until = 9, Tags = ["y"], Embedding = [1, 0, 0] },
            new Memory { Id = "far", Bank = bank, From = 1, Until = 9, Tags = ["x"], Embedding = [0, 1, 0] },
            new Memory { Id = "staged", Bank = bank, From = 8, Gen = "g1", Until = 9, Tags = ["x"], Embedding = [1, 0.2f, 0] },
            new Memory { Id = "hidden", Bank = bank, From = 8, Gen = "g2", Until = 9, Tags = ["x"], Embedding = [1, 0, 0] },
            new Memory { Id = "over", Bank = bank, From = 1, Until = 4, Tags = ["x"], Embedding = [1, 0, 0] },
            new Memory { Id = "other", Bank = bank, From = 1, Until = 9, Tags = ["z"], Embedding = [1, 0, 0] },
            new Memory { Id = "kind", Bank = bank, Kind = "chunk", From = 1, Until = 9, Tags = ["x"], Embedding = [1, 0, 0] });
        var query = new QueryDefinition(
            "SELECT TOP @n c.id, c.text, VectorDistance(c.embedding, @v) AS similarity FROM c WHERE c.bank = @bank AND c.kind = @kind "
            + "AND (c[\"from\"] <= @at OR ARRAY_CONTAINS(@gens, c.gen)) AND c.until > @at AND ARRAY_CONTAINS_ANY(c.tags, @t0, @t1) "
            + "ORDER BY VectorDistance(c.embedding, @v)")
            .WithParameter("@n", 3).WithParameter("@v", new[] { 1f, 0, 0 }).WithParameter("@bank", bank).WithParameter("@kind", "memory")
            .WithParameter("@at", 5).WithParameter("@gens", new[] { "g1" }).WithParameter("@t0", "x").WithParameter("@t1", "y");

        var found = await cosmos.Container.All<Memory>(query, bank);

        Assert.Equal(["nearest", "near", "staged"], found.Select(m => m.Id));
        Assert.Equal(1, found[0].Similarity!.Value, 5);
        Assert.Equal(0.99504, found[1].Similarity!.Value, 4);
        Assert.All(found, m => Assert.Null(m.Embedding));
    }

    [Fact]
    public async Task Terms_are_found_by_any_of_many()
    {
        await Put(
            new Memory { Id = "a", Bank = bank, Terms = ["garden", "tree"] },
            new Memory { Id = "b", Bank = bank, Terms = ["café", "日本"] },
            new Memory { Id = "c", Bank = bank, Terms = [] },
            new Memory { Id = "d", Bank = bank });
        var query = new QueryDefinition("SELECT TOP @n c.id, c.terms FROM c WHERE c.bank = @bank AND ARRAY_CONTAINS_ANY(c.terms, @w0, @w1)")
            .WithParameter("@n", 10).WithParameter("@bank", bank).WithParameter("@w0", "tree").WithParameter("@w1", "日本");

        var found = await cosmos.Container.All<Memory>(query, bank);

        Assert.Equal(["a", "b"], found.Select(m => m.Id).Order());
        Assert.Equal(["café", "日本"], found.Single(m => m.Id == "b").Terms!);
    }

    [Fact]
    public async Task Pages_by_offset_follow_the_composite_order()
    {
        for (var i = 0; i < 9; i++)
        {
            await Put(new Memory { Id = $"m{i}", Bank = bank, Document = "d1", MentionedAt = $"2025-01-0{i / 2}" });
        }

        Assert.Equal(["m8", "m7", "m6"], await Page(0, 3));
        Assert.Equal(["m5", "m4", "m3"], await Page(3, 3));
        Assert.Equal(["m2", "m1", "m0"], await Page(6, 5));
        Assert.Empty(await Page(9, 5));

        async Task<IEnumerable<string>> Page(int offset, int limit) => (await cosmos.Container.All<Memory>(
            new QueryDefinition(
                "SELECT c.id FROM c WHERE c.bank = @bank AND c.document = @d ORDER BY c.mentionedAt DESC, c.id DESC OFFSET @o LIMIT @l")
                .WithParameter("@bank", bank).WithParameter("@d", "d1").WithParameter("@o", offset).WithParameter("@l", limit),
            bank)).Select(m => m.Id);
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.bank = @bank")]
    [InlineData("SELECT * FROM c WHERE c.bank = @bank ORDER BY c.mentionedAt")]
    [InlineData("SELECT * FROM c WHERE c.bank = @bank ORDER BY c.mentionedAt DESC")]
    [InlineData("SELECT TOP 20 * FROM c WHERE c.bank = @bank ORDER BY c.mentionedAt DESC, c.id DESC")]
    public async Task Pages_hold_no_more_than_asked_for_and_lose_nothing(string text)
    {
        for (var i = 0; i < 20; i++)
        {
            await Put(new Memory { Id = $"m{i:00}", Bank = bank, MentionedAt = $"day {i / 5}" });
        }

        var pages = new List<int>();
        var found = await cosmos.Container.All<Memory>(
            new QueryDefinition(text).WithParameter("@bank", bank), bank, pageItems: 7, page => pages.Add(page.Count));

        Assert.All(pages, count => Assert.True(count <= 7));
        Assert.True(pages.Count >= 3);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"m{i:00}"), found.Select(m => m.Id).Order());
    }

    [Fact]
    public async Task A_query_goes_on_from_its_continuation_token()
    {
        for (var i = 0; i < 5; i++)
        {
            await Put(new Memory { Id = $"m{i}", Bank = bank });
        }

        var query = new QueryDefinition("SELECT c.id FROM c WHERE c.bank = @bank").WithParameter("@bank", bank);
        var options = new QueryRequestOptions { PartitionKey = Key, MaxItemCount = 2 };
        using var first = cosmos.Container.GetItemQueryIterator<Memory>(query, requestOptions: options);
        var page = await first.ReadNextAsync();
        using var second = cosmos.Container.GetItemQueryIterator<Memory>(query, page.ContinuationToken, options);
        var rest = new List<Memory>();
        while (second.HasMoreResults)
        {
            rest.AddRange(await second.ReadNextAsync());
        }

        Assert.Equal(2, page.Count);
        Assert.Equal(["m0", "m1", "m2", "m3", "m4"], page.Concat(rest).Select(m => m.Id).Order());
    }

    [Fact]
    public async Task Items_are_counted()
    {
        await Put(new Memory { Id = "a", Bank = bank }, new Memory { Id = "b", Bank = bank }, new Memory { Id = "c", Bank = bank, Kind = "chunk" });
        var query = new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.bank = @bank AND c.kind = @kind")
            .WithParameter("@bank", bank).WithParameter("@kind", "memory");

        Assert.Equal([2], await cosmos.Container.All<int>(query, bank));
    }

    [Fact]
    public async Task Values_are_selected_bare()
    {
        await Put(new Memory { Id = "a", Bank = bank, Text = "one" }, new Memory { Id = "b", Bank = bank });

        var found = await cosmos.Container.All<string>(
            new QueryDefinition("SELECT VALUE c.text FROM c WHERE c.bank = @bank").WithParameter("@bank", bank), bank);

        Assert.Equal(["one"], found);
    }

    [Theory]
    [InlineData("SELECT TOP @n c.bank, c.dueAt FROM c WHERE c.dueAt <= @now")]
    [InlineData("SELECT TOP @n c.bank, c.dueAt FROM c WHERE c.dueAt <= @now ORDER BY c.dueAt")]
    public async Task The_sweep_finds_what_is_due_in_every_partition(string text)
    {
        var due = Random.Shared.Next(1_000_000, 2_000_000_000);
        for (var i = 0; i < 6; i++)
        {
            var other = $"{bank}/{i}";
            await cosmos.Container.CreateItemAsync(new Memory { Id = "head", Bank = other, DueAt = -due + (i * 0.1) }, new PartitionKey(other));
        }

        var query = new QueryDefinition(text).WithParameter("@n", 4).WithParameter("@now", -due + 0.35);
        var found = await cosmos.Container.All<Memory>(query, bank: null);

        Assert.Equal(4, found.Count);
        if (!text.Contains("ORDER", StringComparison.Ordinal))
        {
            return;
        }

        Assert.Equal(found.OrderBy(m => m.DueAt).Select(m => m.Bank), found.Select(m => m.Bank));
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.bank = @bank ORDER BY c.text")]
    [InlineData("SELECT * FROM c WHERE c.bank = @bank ORDER BY c.mentionedAt DESC, c.document DESC")]
    [InlineData("SELECT * FROM c WHERE c.bank = @bank ORDER BY c.mentionedAt DESC, c.id ASC")]
    [InlineData("SELECT FROM c")]
    [InlineData("SELECT * FROM c WHERE c.bank = ")]
    [InlineData("SELECT * FROM c WHERE c.bank = @bank AND NOSUCHFUNCTION(c.id)")]
    [InlineData("SELECT * FROM c WHERE d.bank = @bank")]
    public async Task A_query_that_the_service_refuses_is_refused(string text)
    {
        await Put(new Memory { Id = "a", Bank = bank });

        var refusal = await Assert.ThrowsAnyAsync<CosmosException>(
            () => cosmos.Container.All<Memory>(new QueryDefinition(text).WithParameter("@bank", bank), bank));

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    private async Task Put(params Memory[] memories)
    {
        foreach (var memory in memories)
        {
            await cosmos.Container.UpsertItemAsync(memory, Key);
        }
    }
}
