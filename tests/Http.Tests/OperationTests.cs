using System.Net;
using System.Text.Json;

namespace MemoryFunctions.Http.Tests;

public sealed class OperationTests : IAsyncLifetime
{
    private const string Bank = "/v1/default/banks/alice";
    private const string Unknown = "8e0f1b9c-6a44-4e2b-9c55-0123456789ab";
    private readonly ApiHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_listing_answers_as_the_contract_has_it()
    {
        var first = await RetainAsync("d");
        var second = await RetainAsync("e");

        var answer = await SendAsync("GET", "/operations?limit=1&offset=1");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("alice", 2, 1, 1), (Text(answer.Body, "bank_id"), Number(answer.Body, "total"), Number(answer.Body, "limit"), Number(answer.Body, "offset")));
        var operation = Assert.Single(answer.Body.GetProperty("operations").EnumerateArray());
        Assert.Contains(Text(operation, "id"), new[] { first, second });
        Assert.Equal(("retain", "completed"), (Text(operation, "task_type"), Text(operation, "status")));
        Assert.Equal(1, Number(operation, "items_count"));
        Assert.Equal(0, Number(operation, "retry_count"));
        Assert.Equal(JsonValueKind.Null, operation.GetProperty("error_message").ValueKind);
        var progress = operation.GetProperty("progress");
        Assert.Equal(("done", 1, 1), (Text(progress, "stage"), Number(progress, "processed"), Number(progress, "total")));
    }

    [Theory]
    [InlineData("", 20, 2)]
    [InlineData("?status=completed", 20, 2)]
    [InlineData("?status=failed", 20, 0)]
    [InlineData("?type=retain&limit=5&exclude_parents=true", 5, 2)]
    [InlineData("?task_type=consolidation", 20, 0)]
    public async Task A_listing_is_filtered(string query, int limit, int total)
    {
        await RetainAsync("d");
        await RetainAsync("e");

        var answer = await SendAsync("GET", "/operations" + query);

        Assert.Null(answer.Header("X-Ignored-Params"));
        Assert.Equal((limit, total), (Number(answer.Body, "limit"), Number(answer.Body, "total")));
        Assert.Equal(total, answer.Body.GetProperty("operations").GetArrayLength());
    }

    [Theory]
    [InlineData("status=done", "query.status")]
    [InlineData("limit=101", "query.limit")]
    [InlineData("limit=0", "query.limit")]
    [InlineData("offset=-1", "query.offset")]
    [InlineData("exclude_parents=perhaps", "query.exclude_parents")]
    public async Task A_bad_filter_is_a_422_that_leads_to_it(string query, string loc)
    {
        var answer = await SendAsync("GET", "/operations?" + query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(loc, answer.Loc);
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/retry")]
    [InlineData("DELETE", "/delete")]
    public async Task What_is_not_there_is_a_404_and_what_is_no_uuid_a_400(string method, string action)
    {
        await RetainAsync("d");

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(method, $"/operations/{Unknown}{action}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(method, $"/operations/nonsense{action}")).Status);
    }

    [Fact]
    public async Task An_operation_is_cancelled_taken_up_again_and_deleted()
    {
        host.Documents.IsSlow = true;
        var id = await RetainAsync("d");

        var deleted = await SendAsync("DELETE", $"/operations/{id}/delete");
        var retried = await SendAsync("POST", $"/operations/{id}/retry");
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (deleted.Status, retried.Status));
        Assert.Contains("pending", deleted.Detail.GetString(), StringComparison.Ordinal);

        var cancelled = await SendAsync("DELETE", $"/operations/{id.ToUpperInvariant()}");
        Assert.Equal(HttpStatusCode.OK, cancelled.Status);
        Assert.Equal($"{{\"success\":true,\"message\":\"Operation {id} is cancelled.\",\"operation_id\":\"{id}\"}}", cancelled.Body.GetRawText());
        Assert.Equal("cancelled", Text((await SendAsync("GET", $"/operations/{id}")).Body, "status"));
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync("DELETE", $"/operations/{id}")).Status);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("POST", $"/operations/{id}/retry")).Status);
        Assert.Equal("pending", Text((await SendAsync("GET", $"/operations/{id}")).Body, "status"));

        await SendAsync("DELETE", $"/operations/{id}");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("DELETE", $"/operations/{id}/delete")).Status);
        Assert.Equal("not_found", Text((await SendAsync("GET", $"/operations/{id}")).Body, "status"));
    }

    [Fact]
    public async Task A_document_is_reprocessed_with_an_operation_to_follow()
    {
        await RetainAsync("a/b");

        var answer = await SendAsync("POST", "/documents/a%2Fb/reprocess");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Body.GetProperty("success").GetBoolean());
        Assert.Equal(1, Number(answer.Body, "items_count"));
        var state = await SendAsync("GET", $"/operations/{Text(answer.Body, "operation_id")}");
        Assert.Equal(("reprocess", "completed"), (Text(state.Body, "operation_type"), Text(state.Body, "status")));
        Assert.Equal("a/b", Text(state.Body.GetProperty("result_metadata"), "document_id"));
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("POST", "/documents/nothing/reprocess")).Status);
    }

    [Fact]
    public async Task A_document_whose_id_ends_like_the_route_is_read_all_the_same()
    {
        await RetainAsync("a/reprocess");

        Assert.Equal("a/reprocess", Text((await SendAsync("GET", "/documents/a/reprocess")).Body, "id"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("{\"observation_scopes\":null}")]
    public async Task A_consolidation_is_asked_for_with_or_without_a_body(string? body)
    {
        host.Documents.IsSlow = true;
        await RetainAsync("d");

        var answer = await SendAsync("POST", "/consolidate", body);
        var again = await SendAsync("POST", "/consolidate", body);

        var id = Text(answer.Body, "operation_id");
        Assert.Equal($"{{\"operation_id\":\"{id}\",\"deduplicated\":false}}", answer.Body.GetRawText());
        Assert.Equal($"{{\"operation_id\":\"{id}\",\"deduplicated\":true}}", again.Body.GetRawText());
        Assert.Equal("consolidation", Text((await SendAsync("GET", $"/operations/{id}")).Body, "operation_type"));
    }

    [Fact]
    public async Task A_consolidation_of_a_part_is_refused_and_one_of_no_bank_is_a_404()
    {
        await RetainAsync("d");

        var scoped = await SendAsync("POST", "/consolidate", "{\"observation_scopes\":[[\"work\"]]}");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "body.observation_scopes"), (scoped.Status, scoped.Loc));
        Assert.Equal(HttpStatusCode.NotFound, (await Answer.SendAsync(host.Client, "POST", "/v1/default/banks/nobody/consolidate")).Status);
    }

    [Fact]
    public async Task A_bank_with_too_much_pending_answers_429_with_when_to_come_again()
    {
        host.Documents.Pending = 1_000;
        var items = string.Join(',', Enumerable.Range(0, 101).Select(at => $"{{\"content\":\"a\",\"document_id\":\"d{at}\"}}"));

        foreach (var mode in new[] { "true", "false" })
        {
            var answer = await SendAsync("POST", "/memories", $"{{\"items\":[{items}],\"async\":{mode}}}");

            Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
            Assert.Equal("application/problem+json", answer.ContentType);
            Assert.Equal("10", answer.Header("Retry-After"));
            Assert.Contains("1000 documents", answer.Detail.GetString(), StringComparison.Ordinal);
        }

        Assert.Empty(host.Documents.All);
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static int Number(JsonElement item, string name) => item.GetProperty(name).GetInt32();

    private async Task<string> RetainAsync(string documentId)
    {
        var answer = await SendAsync("POST", "/memories", $"{{\"items\":[{{\"content\":\"I like tea.\",\"document_id\":\"{documentId}\"}}],\"async\":true}}");
        return Text(answer.Body, "operation_id")!;
    }

    private Task<Answer> SendAsync(string method, string path, string? body = null) => Answer.SendAsync(host.Client, method, Bank + path, body);
}
