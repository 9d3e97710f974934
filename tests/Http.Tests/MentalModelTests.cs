using System.Net;

namespace MemoryFunctions.Http.Tests;

public sealed class MentalModelTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Groups = "[{\"or\":[{\"tags\":[\"a\"],\"match\":\"all\"},{\"not\":{\"tags\":[\"b\"]}}]}]";

    [Fact]
    public async Task What_is_made_is_told_as_it_was_given()
    {
        var made = await SendAsync("POST", "told", "", $"{{\"id\":\"m-1\",\"name\":\"n\",\"source_query\":\"q?\",\"tags\":[\"t\"],\"max_tokens\":99,\"trigger\":{{\"refresh_after_consolidation\":true,\"tags_match\":\"any\",\"tag_groups\":{Groups},\"fact_types\":[\"world\"]}}}}");
        Assert.Equal("m-1", made.Body.GetProperty("mental_model_id").GetString());
        Assert.True(Guid.TryParse(made.Body.GetProperty("operation_id").GetString(), out _));

        var read = (await SendAsync("GET", "told", "/m-1")).Body;
        Assert.Equal("n q? 99 t", $"{read.GetProperty("name")} {read.GetProperty("source_query")} {read.GetProperty("max_tokens")} {read.GetProperty("tags")[0]}");
        Assert.Equal("null", read.GetProperty("content").GetRawText());
        Assert.True(read.GetProperty("is_stale").GetBoolean());
        var trigger = read.GetProperty("trigger");
        Assert.True(trigger.GetProperty("refresh_after_consolidation").GetBoolean());
        Assert.Equal("any", trigger.GetProperty("tags_match").GetString());
        Assert.Equal("world", trigger.GetProperty("fact_types")[0].GetString());
        var or = trigger.GetProperty("tag_groups")[0].GetProperty("or");
        Assert.Equal("all", or[0].GetProperty("match").GetString());
        Assert.Equal("b", or[1].GetProperty("not").GetProperty("tags")[0].GetString());

        Assert.Equal("null", (await SendAsync("GET", "told", "?detail=metadata")).Body.GetProperty("items")[0].GetProperty("source_query").GetRawText());
        Assert.Equal("[]", (await SendAsync("GET", "told", "/m-1/history")).Body.GetRawText());
        Assert.Equal("queued", (await SendAsync("POST", "told", "/m-1/refresh")).Body.GetProperty("status").GetString());
        Assert.Equal("o", (await SendAsync("PATCH", "told", "/m-1", "{\"name\":\"o\"}")).Body.GetProperty("name").GetString());
        Assert.Equal("m-1", (await SendAsync("POST", "told", "/m-1/clear")).Body.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync("POST", "told", "", "{\"id\":\"m-1\",\"name\":\"n\",\"source_query\":\"q\"}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("DELETE", "told", "/m-1")).Status);
    }

    [Theory]
    [InlineData("GET", "/none", null)]
    [InlineData("GET", "/none/history", null)]
    [InlineData("POST", "/none/refresh", null)]
    [InlineData("POST", "/none/dry-run-refresh", null)]
    [InlineData("POST", "/none/clear", null)]
    [InlineData("PATCH", "/none", "{}")]
    [InlineData("DELETE", "/none", null)]
    public async Task One_that_is_not_there_is_missed(string method, string route, string? body) =>
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(method, "missed", route, body)).Status);

    [Theory]
    [InlineData("{\"name\":\"n\"}", "body.source_query")]
    [InlineData("{\"name\":\"\",\"source_query\":\"q\"}", "body.name")]
    [InlineData("{\"name\":\"n\",\"source_query\":\" \"}", "body.source_query")]
    [InlineData("{\"id\":\"A b\",\"name\":\"n\",\"source_query\":\"q\"}", "body.id")]
    [InlineData("{\"name\":\"n\",\"source_query\":\"q\",\"max_tokens\":0}", "body.max_tokens")]
    [InlineData("{\"name\":\"n\",\"source_query\":\"q\",\"tags\":[\"\"]}", "body.tags.0")]
    [InlineData("{\"name\":\"n\",\"source_query\":\"q\",\"trigger\":{\"tag_groups\":[{}]}}", "body.trigger.tag_groups.0")]
    [InlineData("{\"name\":\"n\",\"source_query\":\"q\",\"trigger\":{\"tags_match\":\"some\"}}", "body.trigger.tags_match")]
    public async Task What_is_at_fault_is_named_and_nothing_is_made(string body, string loc)
    {
        var answer = await SendAsync("POST", "faults", "", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(loc, answer.Loc);
        Assert.Equal(0, (await SendAsync("GET", "faults", "")).Body.GetProperty("total").GetInt32());
    }

    private Task<Answer> SendAsync(string method, string bank, string route, string? body = null) =>
        Answer.SendAsync(host.Client, method, $"/v1/default/banks/{bank}/mental-models{route}", body);
}
