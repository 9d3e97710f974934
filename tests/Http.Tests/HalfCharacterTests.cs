using System.Net;

namespace MemoryFunctions.Http.Tests;

/// <summary>Half of a surrogate pair is JSON and no Unicode, wherever a caller may write what he likes.</summary>
public sealed class HalfCharacterTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("PATCH", "/config", """{"updates":{"\ud800":1}}""", "body.updates")]
    [InlineData("PATCH", "/config", """{"updates":{"custom_categories":{"\udc00":"x"}}}""", "body.updates.custom_categories")]
    [InlineData("PATCH", "/config", """{"updates":{"do_not_store":["a","\ud800"]}}""", "body.updates.do_not_store.1")]
    [InlineData("POST", "/import", """{"version":"1","bank":{"\ud800":1}}""", "body.bank")]
    [InlineData("POST", "/reflect", """{"query":"a","response_schema":{"properties":{"\ud800":{"type":"string"}}}}""", "body.response_schema.properties")]
    public async Task It_is_a_422_that_leads_to_the_field(string method, string path, string body, string loc)
    {
        await Answer.SendAsync(host.Client, "PUT", "/v1/default/banks/half", "{}");

        var answer = await Answer.SendAsync(host.Client, method, "/v1/default/banks/half" + path, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(loc, answer.Loc);
    }

    [Theory]
    [InlineData("POST", "/v2/memories/", """{"filters":{"user_id":"half"},"metadata":{"a":{"b":"\ud800"}}}""", "metadata.a.b")]
    [InlineData("POST", "/v2/memories/", """{"filters":{"user_id":"half"},"metadata":{"a":{"\ud800":1}}}""", "metadata.a")]
    [InlineData("POST", "/v2/memories/search/", """{"query":"a","filters":{"AND":[{"user_id":"half"},{"metadata":{"a":["x","\udc00"]}}]}}""", "filters.AND.1.metadata.a.1")]
    [InlineData("POST", "/v3/memories/", """{"filters":{"user_id":"half","\ud800":1}}""", "filters")]
    [InlineData("POST", "/v3/memories/search/", """{"query":"a","filters":{"user_id":"half"},"categories":["\ud800"]}""", "categories.0")]
    [InlineData("POST", "/v3/memories/add/", """{"messages":"a","user_id":"half","metadata":{"a":{"b":["\ud800"]}}}""", "metadata.a.b.0")]
    [InlineData("POST", "/v3/memories/add/", """{"messages":[{"role":"user","content":"\ud800"}],"user_id":"half"}""", "messages.0.content")]
    [InlineData("POST", "/v3/memories/add/", """{"messages":"a","user_id":"half","custom_categories":[{"\ud800":"x"}]}""", "custom_categories.0")]
    [InlineData("DELETE", "/v1/memories/?user_id=half&metadata=%7B%22%5Cud800%22%3A1%7D", null, "metadata")]
    [InlineData("DELETE", "/v1/memories/?user_id=half&metadata=%7B%22a%22%3A%7B%22b%22%3A%22%5Cud800%22%7D%7D", null, "metadata")]
    public async Task It_is_a_400_of_Mem0_that_names_the_field(string method, string path, string? body, string field)
    {
        var answer = await Answer.SendAsync(host.Client, method, path, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(field + ": ", answer.Body.GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
