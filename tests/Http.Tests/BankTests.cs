using System.Net;
using System.Text.Json;

namespace MemoryFunctions.Http.Tests;

public sealed class BankTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_new_bank_is_named_after_its_id_and_answers_with_its_profile()
    {
        var answer = await Answer.SendAsync(host.Client, "PUT", "/v1/default/banks/new", "{}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            "{\"bank_id\":\"new\",\"name\":\"new\",\"disposition\":{\"skepticism\":3,\"literalism\":3,\"empathy\":3},\"mission\":\"\",\"background\":null}",
            answer.Body.GetRawText());
    }

    [Fact]
    public async Task What_is_absent_stays_as_it_is()
    {
        await Answer.SendAsync(
            host.Client, "PUT", "/v1/default/banks/change", "{\"name\":\"Ann\",\"disposition\":{\"skepticism\":1,\"literalism\":2,\"empathy\":3},\"background\":\"b\"}");
        await Answer.SendAsync(host.Client, "PUT", "/v1/default/banks/change", "{\"reflect_mission\":\"help\",\"disposition_empathy\":5}");

        var profile = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks/change/profile");

        Assert.Equal(
            "{\"bank_id\":\"change\",\"name\":\"Ann\",\"disposition\":{\"skepticism\":1,\"literalism\":2,\"empathy\":5},\"mission\":\"help\",\"background\":\"b\"}",
            profile.Body.GetRawText());
    }

    [Fact]
    public async Task Settings_that_a_bank_does_not_have_are_named()
    {
        var answer = await Answer.SendAsync(host.Client, "PUT", "/v1/default/banks/settings", "{\"retain_structured_chunk_size\":5,\"mission\":\"m\"}");

        Assert.Equal("retain_structured_chunk_size", answer.Header("X-Ignored-Params"));
        Assert.Equal("m", answer.Body.GetProperty("mission").GetString());
    }

    [Fact]
    public async Task A_deleted_bank_is_gone()
    {
        await Answer.SendAsync(host.Client, "PUT", "/v1/default/banks/gone", "{}");

        var deleted = await Answer.SendAsync(host.Client, "DELETE", "/v1/default/banks/gone");
        var profile = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks/gone/profile");

        Assert.True(deleted.Body.GetProperty("success").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, profile.Status);
    }

    [Fact]
    public async Task A_document_is_read_with_its_text_and_missed_with_a_404()
    {
        await Answer.SendAsync(
            host.Client, "POST", "/v1/default/banks/docs/memories", "{\"items\":[{\"content\":\"I like tea.\",\"document_id\":\"a/b\",\"metadata\":{\"k\":\"v\"},\"tags\":[\"t\"]}]}");

        var found = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks/docs/documents/a/b");
        var missed = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks/docs/documents/a%252Fb");
        var undeleted = await Answer.SendAsync(host.Client, "DELETE", "/v1/default/banks/docs/documents/other");

        Assert.Equal("I like tea.", found.Body.GetProperty("original_text").GetString());
        Assert.Equal("docs", found.Body.GetProperty("bank_id").GetString());
        Assert.Equal("v", found.Body.GetProperty("document_metadata").GetProperty("k").GetString());
        Assert.Equal(JsonValueKind.Null, found.Body.GetProperty("nodes_by_fact_type").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, missed.Status);
        Assert.Equal(HttpStatusCode.NotFound, undeleted.Status);
    }

    [Fact]
    public async Task The_banks_are_listed_by_page_and_only_for_the_callers_tenant()
    {
        await Answer.SendAsync(host.Client, "PUT", "/v1/default/banks/listed", "{\"name\":\"Listed\",\"mission\":\"m\"}");

        var first = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks?limit=1000");
        var behind = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks?limit=5&offset=999");
        var wrong = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks?limit=0");
        var others = await Answer.SendAsync(host.Client, "GET", "/v1/elsewhere/banks");

        var item = first.Body.GetProperty("banks").EnumerateArray().Single(bank => bank.GetProperty("bank_id").GetString() == "listed");
        Assert.Equal("Listed", item.GetProperty("name").GetString());
        Assert.Equal("m", item.GetProperty("mission").GetString());
        Assert.Equal(3, item.GetProperty("disposition").GetProperty("empathy").GetInt32());
        Assert.Equal(0, item.GetProperty("fact_count").GetInt32());
        Assert.Equal(first.Body.GetProperty("banks").GetArrayLength(), first.Body.GetProperty("total").GetInt32());
        Assert.Empty(behind.Body.GetProperty("banks").EnumerateArray());
        Assert.Equal(first.Body.GetProperty("total").GetInt32(), behind.Body.GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(HttpStatusCode.NotFound, others.Status);
    }
}
