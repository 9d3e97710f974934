using System.Net;
using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests;

/// <summary>The Mem0 surface, and what it shares with the other.</summary>
public sealed class Mem0Tests(LocalFixture local) : IClassFixture<LocalFixture>
{
    private readonly string user = LocalFixture.NewBank("mem0");

    [Fact]
    public async Task What_one_surface_retains_the_other_recalls()
    {
        await local.Client.RetainAsync(user, "user: My dentist is Dr. Okafor.");
        await AddAsync(Say("I play the viola on Fridays"));

        var found = await SearchAsync("Who is my dentist?", $$"""{"user_id":"{{user}}"}""");
        Assert.Equal("My dentist is Dr. Okafor.", (string?)found[0]!["memory"]);
        Assert.Contains("user: I play the viola on Fridays", await local.Client.RecallAsync(user, "Which instrument do I play?"));
    }

    [Fact]
    public async Task Messages_are_remembered_as_they_are_where_nothing_is_to_be_inferred()
    {
        var added = await AddAsync("""{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Line one: x\n  - two"},{"role":"assistant","content":"Yes?"}],"infer":false,"metadata":{"n":1,"s":"1"},"USER":1}""");
        Assert.Equal("SUCCEEDED", (string?)added["status"]);
        Assert.Equal(["Line one: x\n  - two", "Yes?"], added["results"]!.AsArray().Select(result => (string?)result!["data"]!["memory"]));
        var memory = (await ListAsync($$"""{"user_id":"{{user}}"}"""))["results"]!.AsArray().Single(one => (string?)one!["memory"] == "Yes?")!;
        Assert.Equal(((string?)added["results"]![1]!["id"], "assistant", user), ((string?)memory["id"], (string?)memory["role"], (string?)memory["user_id"]));
        Assert.Equal("""{"n":1,"s":"1"}""", memory["metadata"]!.ToJsonString());
    }

    [Theory]
    [InlineData("agent_id")]
    [InlineData("app_id")]
    [InlineData("run_id")]
    public async Task What_is_said_in_a_scope_is_found_there_and_by_its_user_and_not_elsewhere(string field)
    {
        await AddAsync(Say("I like rye bread", $"\"{field}\":\"one\""));
        await AddAsync(Say("I like rye whiskey", $"\"{field}\":\"two\""));
        await AddAsync($$"""{"messages":"Only about itself: rye","{{field}}":"{{user}}","infer":false,"USER":0}""");

        Assert.Equal(["I like rye bread"], Texts(await SearchAsync("rye", $$"""{"AND":[{"user_id":"{{user}}"},{"{{field}}":"one"}]}""")));
        Assert.Equal(2, (await SearchAsync("rye", $$"""{"user_id":"{{user}}"}""")).Count);
        Assert.Equal(["Only about itself: rye"], Texts(await SearchAsync("rye", $$"""{"{{field}}":"{{user}}"}""")));
        Assert.Equal(3, (await SearchAsync("rye", $$"""{"OR":[{"user_id":"{{user}}"},{"{{field}}":"{{user}}"}]}""")).Count);
        var one = (await SearchAsync("rye bread", $$"""{"user_id":"{{user}}"}"""))[0]!;
        Assert.Equal("one", (string?)one[field]);
        Assert.Equal(field == "run_id" ? "one" : null, (string?)one["session_id"]);
    }

    [Fact]
    public async Task What_has_expired_is_shown_where_that_is_asked_for_only()
    {
        await AddAsync(Say("The code is 1234", "\"expiration_date\":\"2020-01-31\""));
        await AddAsync(Say("The code is 9876", "\"expiration_date\":\"2090-01-31\""));
        var filters = $$"""{"user_id":"{{user}}"}""";
        Assert.Equal(["The code is 9876"], Texts(await SearchAsync("code", filters)));
        Assert.Equal(2, (await SearchAsync("code", filters, "\"show_expired\":true")).Count);
        Assert.Equal(1, (int)(await ListAsync(filters))["count"]!);
        Assert.Equal("2090-01-31", (string?)(await ListAsync(filters))["results"]![0]!["expiration_date"]);
        Assert.Equal(2, (int)(await ListAsync(filters, "\"show_expired\":true"))["count"]!);
        Assert.DoesNotContain("user: The code is 1234", await local.Client.RecallAsync(user, "code"));
        Assert.Equal(1, (int)(await ListAsync($$"""{"user_id":"{{user}}","expiration_date":"2020-01-31"}""", "\"show_expired\":true"))["count"]!);
    }

    [Fact]
    public async Task A_search_gives_as_many_results_fields_and_scores_as_were_asked()
    {
        for (var at = 0; at < 3; at++)
        {
            await AddAsync(Say($"I like tea number {at}", $"\"metadata\":{{\"at\":{at}}}"));
        }

        var filters = $$"""{"user_id":"{{user}}"}""";
        var results = await SearchAsync("tea", filters, "\"top_k\":2,\"fields\":[\"memory\",\"score\"]");
        Assert.Equal(2, results.Count);
        Assert.Equal(["id", "memory", "score"], results[0]!.AsObject().Select(field => field.Key));
        Assert.Equal(3, (await SearchAsync("tea", filters)).Count);
        Assert.Equal(["I like tea number 1"], Texts(await SearchAsync("tea", filters, "\"metadata\":{\"at\":1}")));
        Assert.Empty(await SearchAsync("tea", filters, "\"threshold\":0.99"));
        Assert.Equal(3, (await SearchAsync("tea", filters, "\"categories\":[\"preference\"]")).Count);
        Assert.Empty(await SearchAsync("tea", filters, "\"categories\":[\"plan\"]"));
        var breakdown = (await SearchAsync("tea", filters))[0]!["score_breakdown"]!;
        Assert.True((double)breakdown["bm25"]! > 0 && (double)breakdown["semantic"]! > 0);
        Assert.NotEmpty(await SearchAsync(string.Concat(Enumerable.Repeat("tea and much more of the same, ", 500)), filters, "\"threshold\":0"));
    }

    [Fact]
    public async Task A_listing_is_paged_newest_first_also_over_several_entities()
    {
        for (var at = 0; at < 5; at++)
        {
            await AddAsync(Say($"note {at}", at % 2 == 0 ? "" : "\"agent_id\":\"x\""));
        }

        foreach (var filters in new[] { $$"""{"user_id":"{{user}}"}""", $$"""{"OR":[{"user_id":"{{user}}"},{"user_id":"nobody"}]}""" })
        {
            var path = "/v3/memories/?page=2&page_size=2";
            var texts = new List<string>();
            for (string? next = "/v3/memories/?page_size=2"; next is not null;)
            {
                var page = await PostAsync(next, $$"""{"filters":{{filters}}}""");
                Assert.Equal(5, (int)page["count"]!);
                texts.AddRange(Texts(page["results"]!.AsArray()));
                next = (string?)page["next"] is { } address ? new Uri(address).PathAndQuery : null;
            }

            Assert.Equal(["note 4", "note 3", "note 2", "note 1", "note 0"], texts);
            Assert.NotNull((string?)(await PostAsync(path, $$"""{"filters":{{filters}}}"""))["previous"]);
        }
    }

    [Theory]
    [InlineData("/v3/memories/add/", """{"user_id":"x"}""", "messages")]
    [InlineData("/v3/memories/add", """{"messages":[],"user_id":"x"}""", "messages")]
    [InlineData("/v3/memories/add/", """{"messages":"  ","user_id":"x"}""", "messages")]
    [InlineData("/v3/memories/add/", """{"messages":[{"role":"user","content":{"type":"video"}}],"user_id":"x"}""", "messages.0.content")]
    [InlineData("/v3/memories/add/", """{"messages":"x"}""", "user_id")]
    [InlineData("/v3/memories/add/", """{"messages":"x","user_id":" "}""", "user_id")]
    [InlineData("/v3/memories/add/", """{"messages":"x","user_id":7}""", "user_id")]
    [InlineData("/v3/memories/add/", """{"messages":"x","user_id":"x","agent_id":""}""", "agent_id")]
    [InlineData("/v3/memories/add/", """{"messages":"x","user_id":"x","metadata":[1]}""", "metadata")]
    [InlineData("/v3/memories/add/", """{"messages":"x","user_id":"x","expiration_date":"31.1.2027"}""", "expiration_date")]
    [InlineData("/v3/memories/add/", """{"messages":"x","user_id":"x","timestamp":"now"}""", "timestamp")]
    [InlineData("/v3/memories/add/", """{"messages":""", "not JSON")]
    [InlineData("/v3/memories/search/", """{"filters":{"user_id":"x"}}""", "query")]
    [InlineData("/v3/memories/search/", """{"query":"x"}""", "filters")]
    [InlineData("/v3/memories/search/", """{"query":"x","filters":{"user_id":"*"}}""", "filters")]
    [InlineData("/v3/memories/search/", """{"query":"x","filters":{"user_id":"x"},"top_k":0}""", "top_k")]
    [InlineData("/v3/memories/search/", """{"query":"x","filters":{"user_id":"x"},"fields":["text"]}""", "fields")]
    [InlineData("/v3/memories/", "{}", "filters")]
    [InlineData("/v3/memories/?page=0", """{"filters":{"user_id":"x"}}""", "page")]
    [InlineData("/v3/memories/", """{"filters":{"user_id":"x"},"page_size":5000}""", "page_size")]
    public async Task What_cannot_be_taken_is_a_400_that_names_the_field(string path, string body, string named)
    {
        var (status, answer) = await local.Client.SendAsync(HttpMethod.Post, path, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named, (string)answer["error"]!, StringComparison.Ordinal);
        Assert.Single(answer.AsObject());
    }

    [Theory]
    [InlineData("GET", "/v1/memories/nothing/", null, 404, "memory")]
    [InlineData("GET", "/v1/memories/ze5vbkoishu2hiiu7vgxeqt56m-dqx2gp2brtxb2h4olruuxkmzm4/", null, 404, "memory")]
    [InlineData("GET", "/v1/event/nothing/", null, 404, "event")]
    [InlineData("GET", "/v1/event/ze5vbkoishu2hiiu7vgxeqt56m-9c881ecd-df44-4a15-ad24-13dc687d16fa", null, 404, "event")]
    [InlineData("GET", "/v1/events/", null, 400, "user_id")]
    [InlineData("PUT", "/v1/batch/", """{"memories":[]}""", 400, "memories")]
    [InlineData("PUT", "/v1/batch/", """{"memories":[{"memory_id":"x"}]}""", 400, "memories.0.text")]
    [InlineData("DELETE", "/v1/batch/", """{"memories":[{"memory_id":"x"}]}""", 404, "memory")]
    [InlineData("DELETE", "/v1/batch/", """{}""", 400, "memories")]
    [InlineData("DELETE", "/v2/entities/user/nobody-here/", null, 404, "user")]
    [InlineData("DELETE", "/v2/entities/team/x/", null, 400, "entity_type")]
    [InlineData("GET", "/v1/entities/?page=x", null, 400, "page")]
    public async Task What_is_not_there_or_cannot_be_done_is_said_in_a_sentence(string method, string path, string? body, int expected, string named)
    {
        var (status, answer) = await local.Client.SendAsync(new HttpMethod(method), path, body);
        Assert.Equal(expected, (int)status);
        Assert.Contains(named, (string)answer["error"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "text")]
    [InlineData("""{"text":""}""", "text")]
    [InlineData("""{"expiration_date":"soon"}""", "expiration_date")]
    [InlineData("""{"expiration_date":7}""", "expiration_date")]
    [InlineData("""{"timestamp":"soon"}""", "timestamp")]
    [InlineData("""{"metadata":7}""", "metadata")]
    public async Task A_change_that_cannot_be_made_changes_nothing(string body, string named)
    {
        var added = await AddAsync(Say("I like tea"));
        var path = $"/v1/memories/{(string)added["results"]![0]!["id"]!}/";
        var (status, answer) = await local.Client.SendAsync(HttpMethod.Put, path, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named, (string)answer["error"]!, StringComparison.Ordinal);
        Assert.Equal("I like tea", (string?)(await local.Client.SendAsync(HttpMethod.Get, path)).Body["memory"]);
    }

    [Fact]
    public async Task What_is_deleted_or_changed_through_one_surface_is_so_for_the_other()
    {
        await local.Client.RetainAsync(user, "user: I keep bees", "bees");
        var kept = (await ListAsync($$"""{"user_id":"{{user}}"}"""))["results"]![0]!;
        Assert.Equal("I keep bees", (string?)kept["memory"]);
        await local.Client.SendAsync(HttpMethod.Put, $"/v1/memories/{(string)kept["id"]!}/", """{"text":"I keep goats"}""");
        Assert.Equal(["I keep goats"], await local.Client.RecallAsync(user, "Which animals do I keep?"));
        await local.Client.SendAsync(HttpMethod.Delete, $"/v1/memories/{(string)kept["id"]!}/");
        Assert.Empty(await local.Client.RecallAsync(user, "Which animals do I keep?"));

        await AddAsync(Say("I keep cats"));
        await local.Client.DeleteBankAsync(user);
        Assert.Equal(0, (int)(await ListAsync($$"""{"user_id":"{{user}}"}"""))["count"]!);
    }

    [Fact]
    public async Task An_events_page_tells_of_the_adds_of_an_entity()
    {
        var added = await AddAsync(Say("I like tea"));
        var page = (await local.Client.SendAsync(HttpMethod.Get, $"/v1/events/?user_id={user}")).Body;
        Assert.Equal((1, (string?)added["event_id"], "ADD", "SUCCEEDED"), ((int)page["count"]!, (string?)page["results"]![0]!["id"], (string?)page["results"]![0]!["event_type"], (string?)page["results"]![0]!["status"]));
    }

    [Fact]
    public async Task A_ping_says_whom_the_service_takes_the_caller_for()
    {
        foreach (var path in new[] { "/v1/ping", "/v1/ping/" })
        {
            var (status, answer) = await local.Client.SendAsync(HttpMethod.Get, path);
            Assert.Equal((HttpStatusCode.OK, "ok", "default"), (status, (string?)answer["status"], (string?)answer["project_id"]));
        }
    }

    private static string Say(string text, string more = "") =>
        $$"""{"messages":[{"role":"user","content":"{{text}}"}],"infer":false,"USER":1{{(more.Length == 0 ? "" : "," + more)}}}""";

    private static IReadOnlyList<string> Texts(JsonArray results) => [.. results.Select(result => (string)result!["memory"]!)];

    /// <summary>Where the body says so, it is of the test's user.</summary>
    private Task<JsonNode> AddAsync(string body) => PostAsync("/v3/memories/add/", body
        .Replace("\"USER\":1", $"\"user_id\":\"{user}\"", StringComparison.Ordinal)
        .Replace(",\"USER\":0", "", StringComparison.Ordinal));

    private async Task<JsonArray> SearchAsync(string query, string filters, string more = "") =>
        (await PostAsync("/v3/memories/search/", $$"""{"query":"{{query}}","filters":{{filters}}{{(more.Length == 0 ? "" : "," + more)}}}"""))["results"]!.AsArray();

    private Task<JsonNode> ListAsync(string filters, string more = "") => PostAsync("/v3/memories/", $$"""{"filters":{{filters}}{{(more.Length == 0 ? "" : "," + more)}}}""");

    private async Task<JsonNode> PostAsync(string path, string body)
    {
        var (status, answer) = await local.Client.SendAsync(HttpMethod.Post, path, body);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {(int)status} {answer.ToJsonString()}");
        return answer;
    }
}
