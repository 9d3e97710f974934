using System.Net;
using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using NSubstitute;

namespace MemoryFunctions.Http.Tests;

public sealed class RecallTests : IAsyncLifetime
{
    private const string Recall = "/v1/default/banks/alice/memories/recall";
    private static readonly DateTimeOffset Noon = new(2024, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private readonly ApiHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        await Answer.SendAsync(host.Client, "PUT", "/v1/default/banks/alice", "{}");
        host.Memories.SearchByVectorAsync(default, default!, default, default!, default, default, default)
            .ReturnsForAnyArgs([new MemoryCandidate { Id = Tea().Id, Similarity = 0.5 }]);
        host.Memories.ReadVersionedAsync(default, default!, default!, default).ReturnsForAnyArgs([new VersionedMemory(Tea(), "1")]);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_result_has_every_field_of_the_contract()
    {
        var answer = await SendAsync("{\"query\":\"What does Ann drink?\"}");
        var result = answer.Body.GetProperty("results")[0];

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            [
                "id", "text", "type", "entities", "context", "occurred_start", "occurred_end", "mentioned_at", "document_id", "metadata", "chunk_id", "tags",
                "source_fact_ids", "scores", "source_turns",
            ],
            result.EnumerateObject().Select(field => field.Name),
            StringComparer.Ordinal);
        Assert.Equal("Ann drinks tea.", result.GetProperty("text").GetString());
        Assert.Equal("world", result.GetProperty("type").GetString());
        Assert.Equal("2024-01-15T12:00:00+00:00", result.GetProperty("mentioned_at").GetString());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("source_fact_ids").ValueKind);
        Assert.Equal([3, 4], result.GetProperty("source_turns").EnumerateArray().Select(turn => turn.GetInt32()));
        var scores = result.GetProperty("scores");
        Assert.True(scores.GetProperty("final").GetDouble() > 0);
        Assert.Equal(0.5, scores.GetProperty("semantic").GetDouble());
        Assert.Equal(JsonValueKind.Null, scores.GetProperty("reranker").ValueKind);
    }

    [Fact]
    public async Task Entities_come_by_name_unless_they_are_declined()
    {
        var answer = await SendAsync("{\"query\":\"tea\",\"include\":{}}");
        var declined = await SendAsync("{\"query\":\"tea\",\"include\":{\"entities\":null}}");
        var few = await SendAsync("{\"query\":\"tea\",\"include\":{\"entities\":{\"max_tokens\":1}}}");

        var ann = answer.Body.GetProperty("entities").GetProperty("Ann");
        Assert.Equal("Ann", ann.GetProperty("canonical_name").GetString());
        Assert.Equal(26, ann.GetProperty("entity_id").GetString()!.Length);
        var said = Assert.Single(ann.GetProperty("observations").EnumerateArray());
        Assert.Equal("Ann drinks tea.", said.GetProperty("text").GetString());
        Assert.Equal("2024-01-15T12:00:00+00:00", said.GetProperty("mentioned_at").GetString());
        Assert.Equal(2, answer.Body.GetProperty("entities").EnumerateObject().Count());
        Assert.Equal(JsonValueKind.Null, declined.Body.GetProperty("entities").ValueKind);
        var bare = Assert.Single(few.Body.GetProperty("entities").EnumerateObject());
        Assert.Equal(("Ann", 0), (bare.Name, bare.Value.GetProperty("observations").GetArrayLength()));
    }

    [Fact]
    public async Task What_is_not_asked_for_is_null_and_what_is_asked_for_is_there()
    {
        var plain = await SendAsync("{\"query\":\"tea\"}");
        var full = await SendAsync("{\"query\":\"tea\",\"trace\":true,\"include\":{\"chunks\":{},\"source_facts\":{}}}");

        foreach (var name in new[] { "trace", "chunks", "source_facts" })
        {
            Assert.Equal(JsonValueKind.Null, plain.Body.GetProperty(name).ValueKind);
            Assert.Equal(JsonValueKind.Object, full.Body.GetProperty(name).ValueKind);
        }
    }

    [Fact]
    public async Task The_question_reaches_the_search_as_it_was_asked()
    {
        await SendAsync("{\"query\":\"tea\",\"types\":[\"world\",\"observation\"],\"tags\":[\"a\"],\"tags_match\":\"all_strict\",\"budget\":\"low\"}");

        await host.Memories.Received().SearchByVectorAsync(
            Arg.Is<BankId>(bank => bank.Path == "default/u/alice"),
            Arg.Any<BankView>(),
            Arg.Any<ReadOnlyMemory<float>>(),
            Arg.Is<MemoryFilter>(filter => filter.Types.SequenceEqual(new[] { "world", "observation" }) && filter.Tags!.Match == TagsMatch.AllStrict),
            Arg.Any<CandidateDepth>(),
            33,
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task No_tags_are_no_filter_except_that_exactly_none_means_untagged()
    {
        await SendAsync("{\"query\":\"tea\",\"tags\":[],\"tags_match\":\"all\"}");
        await SendAsync("{\"query\":\"tea\",\"tags_match\":\"exact\"}");

        var filters = host.Memories.ReceivedCalls()
            .Where(call => call.GetMethodInfo().Name == nameof(IMemoryStore.SearchByVectorAsync))
            .Select(call => ((MemoryFilter)call.GetArguments()[3]!).Tags)
            .ToList();
        Assert.Null(filters[0]);
        Assert.Equal(TagsMatch.Exact, filters[1]!.Match);
    }

    [Fact]
    public async Task An_arm_that_fails_is_named_in_a_header_and_in_the_trace()
    {
        host.Memories.SearchByVectorAsync(default, default!, default, default!, default, default, default)
            .ReturnsForAnyArgs(_ => Task.FromException<IReadOnlyList<MemoryCandidate>>(new InvalidOperationException("key=secret")));

        var answer = await SendAsync("{\"query\":\"tea\",\"trace\":true}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("semantic: failed", answer.Header("X-Degraded"));
        Assert.Equal("semantic: failed", answer.Body.GetProperty("trace").GetProperty("degraded")[0].GetString());
        Assert.DoesNotContain("secret", answer.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bank_that_is_not_there_has_nothing_to_say()
    {
        var recall = await Answer.SendAsync(host.Client, "POST", "/v1/default/banks/nobody/memories/recall", "{\"query\":\"tea\"}");
        var memories = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks/nobody/memories/list");
        var documents = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks/nobody/documents?limit=5&offset=2");
        var profile = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks/nobody/profile");
        var deleted = await Answer.SendAsync(host.Client, "DELETE", "/v1/default/banks/nobody");

        Assert.Equal(0, recall.Body.GetProperty("results").GetArrayLength());
        Assert.Equal("{\"items\":[],\"total\":0,\"limit\":100,\"offset\":0}", memories.Body.GetRawText());
        Assert.Equal("{\"items\":[],\"total\":0,\"limit\":5,\"offset\":2}", documents.Body.GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, profile.Status);
        Assert.Equal(HttpStatusCode.OK, deleted.Status);
        Assert.Equal(0, deleted.Body.GetProperty("deleted_count").GetInt32());
        Assert.DoesNotContain(host.Banks.Ids, bank => bank.Key == "nobody");
    }

    [Fact]
    public async Task A_listed_memory_has_every_field_of_the_contract()
    {
        host.Memories.ListAsync(default, default!, default!, default).ReturnsForAnyArgs(new MemoryPage([Tea()], 7));

        var answer = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks/alice/memories/list?limit=1&q=tea&foo=1");
        var item = answer.Body.GetProperty("items")[0];

        Assert.Equal(7, answer.Body.GetProperty("total").GetInt32());
        Assert.Equal("foo", answer.Header("X-Ignored-Params"));
        Assert.Equal("Ann, Earl Grey", item.GetProperty("entities").GetString());
        Assert.Equal("2024-01-15T12:00:00.0000000+00:00", item.GetProperty("date").GetString());
        Assert.Equal("valid", item.GetProperty("state").GetString());
        Assert.Equal("world", item.GetProperty("fact_type").GetString());
        foreach (var name in new[]
        {
            "id", "text", "context", "document_id", "mentioned_at", "occurred_start", "occurred_end", "chunk_id", "proof_count", "tags", "metadata",
            "consolidated_at", "consolidation_failed_at", "invalidation_reason", "invalidated_at", "edited_at", "updated_at", "source_memory_ids",
        })
        {
            Assert.True(item.TryGetProperty(name, out _), name);
        }
    }

    private static MemoryUnit Tea() => new()
    {
        Id = "handle-memory",
        Text = "Ann drinks tea.",
        Type = "world",
        DocumentId = "d",
        ChunkId = "handle-d-0",
        SourceTurns = [3, 4],
        Entities = ["Ann", "Earl Grey"],
        MentionedAt = Noon,
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private Task<Answer> SendAsync(string body) => Answer.SendAsync(host.Client, "POST", Recall, body);
}
