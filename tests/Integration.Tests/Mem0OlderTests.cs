using System.Net;
using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests;

/// <summary>The routes of Mem0's versions before, as its clients of then and the Agent Framework's provider send them.</summary>
public sealed class Mem0OlderTests(LocalFixture local) : IClassFixture<LocalFixture>
{
    private readonly string user = LocalFixture.NewBank("older");

    [Fact]
    public async Task A_provider_adds_searches_and_clears_by_ids_beside_the_question()
    {
        var ids = $$"""
            "app_id":"app","agent_id":null,"run_id":"thread","user_id":"{{user}}"
            """;
        await SendAsync("POST", "/v1/memories/", $$"""{ {{ids}},"messages":[{"role":"user","content":"My cat is called Mog"}],"async_mode":false}""");
        var found = (await SendAsync("POST", "/v1/memories/search/", $$"""{ {{ids}},"query":"What is my cat called?"}""")).AsArray();
        Assert.Equal(("My cat is called Mog", user, "app", "thread"), ((string?)found[0]!["memory"], (string?)found[0]!["user_id"], (string?)found[0]!["app_id"], (string?)found[0]!["session_id"]));
        await SendAsync("DELETE", $"/v1/memories/?app_id=app&agent_id=&run_id=other&user_id={user}");
        Assert.Single((await SendAsync("GET", $"/v1/memories/?user_id={user}")).AsArray());
        await SendAsync("DELETE", $"/v1/memories/?app_id=app&agent_id=&run_id=thread&user_id={user}");
        Assert.Empty((await SendAsync("GET", $"/v1/memories/?user_id={user}")).AsArray());
        Assert.Equal(0, await local.Client.DocumentCountAsync(user));
    }

    [Fact]
    public async Task An_add_answers_in_the_form_that_was_asked_for()
    {
        var body = $$"""{"user_id":"{{user}}","messages":"I like tea","infer":false}""";
        Assert.Equal("I like tea", (string?)(await SendAsync("POST", "/v1/memories/", body))[0]!["data"]!["memory"]);
        var added = await SendAsync("POST", "/v1/memories/", body.Replace("\"infer\":false", "\"output_format\":\"v1.1\"", StringComparison.Ordinal));
        Assert.Equal(("PENDING", 0), ((string?)added["results"]![0]!["status"], added["relations"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_second_version_takes_filters_and_answers_with_arrays_and_with_pages_where_they_are_asked_for()
    {
        await SendAsync("POST", "/v1/memories/", $$"""{"user_id":"{{user}}","messages":"I like tea","infer":false}""");
        var filters = $$"""{"AND":[{"user_id":"{{user}}"}]}""";
        Assert.Single((await SendAsync("POST", "/v2/memories/", $$"""{"filters":{{filters}}}""")).AsArray());
        Assert.Equal(1, (int)(await SendAsync("POST", "/v2/memories/?page=1&page_size=50", $$"""{"filters":{{filters}}}"""))["count"]!);
        Assert.Single((await SendAsync("POST", "/v2/memories/search/", $$"""{"query":"Do I like tea?","filters":{{filters}}}""")).AsArray());
        Assert.Equal(1, (int)(await SendAsync("GET", $"/v1/memories/user/{user}/"))["count"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?user_id=&agent_id=")]
    [InlineData("?user_id=*&agent_id=x")]
    [InlineData("?user_id=x&metadata=y")]
    [InlineData("?user_id=x&metadata=[]")]
    [InlineData("?user_id=*&metadata={}")]
    public async Task A_call_that_does_not_say_whose_memories_deletes_none(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await local.Client.SendAsync(HttpMethod.Delete, $"/v1/memories/{query}")).Status);

    [Fact]
    public async Task Memories_are_deleted_by_the_metadata_of_what_was_said()
    {
        foreach (var at in new[] { 1, 2 })
        {
            await SendAsync("POST", "/v1/memories/", $$"""{"user_id":"{{user}}","messages":"Note {{at}}","metadata":{"at":{{at}}},"infer":false}""");
        }

        await SendAsync("DELETE", $"/v1/memories/?user_id={user}&metadata={Uri.EscapeDataString("{\"at\":1}")}");
        Assert.Equal("Note 2", (string?)Assert.Single((await SendAsync("GET", $"/v1/memories/?user_id={user}")).AsArray())!["memory"]);
    }

    private async Task<JsonNode> SendAsync(string method, string path, string? body = null)
    {
        var (status, answer) = await local.Client.SendAsync(new HttpMethod(method), path, body);
        Assert.True(status == HttpStatusCode.OK, $"{method} {path}: {(int)status} {answer.ToJsonString()}");
        return answer;
    }
}
