using System.Net;

namespace MemoryFunctions.Http.Tests;

public sealed class DirectiveTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_directive_is_made_read_changed_listed_and_deleted()
    {
        var made = await SendAsync("POST", "all", "", "{\"name\":\"n\",\"content\":\"Be brief.\",\"priority\":2,\"tags\":[\"t\"]}");
        var id = made.Body.GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Equal(
            "n Be brief. 2 True t all",
            $"{made.Body.GetProperty("name")} {made.Body.GetProperty("content")} {made.Body.GetProperty("priority")} {made.Body.GetProperty("is_active")} {made.Body.GetProperty("tags")[0]} {made.Body.GetProperty("bank_id")}");
        Assert.Equal(made.Body.GetRawText(), (await SendAsync("GET", "all", $"/{id}")).Body.GetRawText());

        var changed = await SendAsync("PATCH", "all", $"/{id}", "{\"content\":\"Be kind.\",\"is_active\":false}");
        Assert.Equal("Be kind.", changed.Body.GetProperty("content").GetString());
        Assert.Equal(0, (await SendAsync("GET", "all", "")).Body.GetProperty("total").GetInt32());
        Assert.Equal(id, (await SendAsync("GET", "all", "?active_only=false&tags=t&tags=u&limit=5")).Body.GetProperty("items")[0].GetProperty("id").GetString());

        Assert.Equal(1, (await SendAsync("DELETE", "all", $"/{id}")).Body.GetProperty("deleted_count").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("DELETE", "all", $"/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("GET", "all", $"/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("PATCH", "all", $"/{id}", "{}")).Status);
    }

    [Theory]
    [InlineData("POST", "", "{\"name\":\"n\"}", "body.content")]
    [InlineData("POST", "", "{\"name\":\" \",\"content\":\"c\"}", "body.name")]
    [InlineData("POST", "", "{\"name\":\"n\",\"content\":\"\"}", "body.content")]
    [InlineData("POST", "", "{\"name\":\"n\",\"content\":\"c\",\"tags\":[\"\"]}", "body.tags.0")]
    [InlineData("POST", "", "{\"name\":\"n\",\"content\":\"c\",\"priority\":1.5}", "body.priority")]
    [InlineData("GET", "?limit=0", null, "query.limit")]
    [InlineData("GET", "?tags_match=some", null, "query.tags_match")]
    [InlineData("GET", "?active_only=1", null, "query.active_only")]
    public async Task What_is_at_fault_is_named(string method, string route, string? body, string loc)
    {
        var answer = await SendAsync(method, "faults", route, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(loc, answer.Loc);
        Assert.Equal(0, (await SendAsync("GET", "faults", "?active_only=false")).Body.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_content_that_is_too_long_is_refused()
    {
        Assert.Equal("body.content", (await SendAsync("POST", "long", "", $"{{\"name\":\"n\",\"content\":\"{new string('x', 4_097)}\"}}")).Loc);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("POST", "long", "", $"{{\"name\":\"n\",\"content\":\"{new string('x', 4_096)}\"}}")).Status);
    }

    private Task<Answer> SendAsync(string method, string bank, string route, string? body = null) =>
        Answer.SendAsync(host.Client, method, $"/v1/default/banks/{bank}/directives{route}", body);
}
