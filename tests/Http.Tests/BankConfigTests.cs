using System.Net;

namespace MemoryFunctions.Http.Tests;

public sealed class BankConfigTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_bank_that_has_set_nothing_has_what_the_deployment_has()
    {
        await SendAsync("PUT", "plain", "{}", "");

        var answer = await SendAsync("GET", "plain");

        Assert.Equal("plain", answer.Body.GetProperty("bank_id").GetString());
        Assert.Equal("{}", answer.Body.GetProperty("overrides").GetRawText());
        Assert.Equal(
            "{\"reflect_mission\":null,\"retain_mission\":null,\"retain_extraction_mode\":\"concise\",\"retain_custom_instructions\":null,\"custom_categories\":{},"
            + "\"do_not_store\":[],\"retain_chunk_size\":4000,\"enable_observations\":true,\"observations_mission\":null,\"enable_semantic_retrieval\":true,"
            + "\"enable_keyword_retrieval\":true,\"enable_temporal_retrieval\":true,\"enable_graph_retrieval\":true,\"enable_reranking\":true,"
            + "\"disposition_skepticism\":3,\"disposition_literalism\":3,\"disposition_empathy\":3}",
            answer.Body.GetProperty("config").GetRawText());
    }

    [Theory]
    [InlineData("reflect_mission", "\"Help.\"")]
    [InlineData("retain_mission", "\"Sports.\"")]
    [InlineData("retain_extraction_mode", "\"verbose\"")]
    [InlineData("retain_custom_instructions", "\"Heed names.\"")]
    [InlineData("custom_categories", "{\"race\":\"A run.\"}")]
    [InlineData("do_not_store", "[\"weight\"]")]
    [InlineData("retain_chunk_size", "500")]
    [InlineData("enable_observations", "false")]
    [InlineData("observations_mission", "\"Habits.\"")]
    [InlineData("enable_semantic_retrieval", "false")]
    [InlineData("enable_keyword_retrieval", "false")]
    [InlineData("enable_temporal_retrieval", "false")]
    [InlineData("enable_graph_retrieval", "false")]
    [InlineData("enable_reranking", "false")]
    [InlineData("disposition_skepticism", "1")]
    [InlineData("disposition_literalism", "5")]
    [InlineData("disposition_empathy", "4")]
    public async Task What_is_set_holds_and_what_is_taken_back_is_as_everywhere(string name, string value)
    {
        var bank = $"one-{name}";
        await SendAsync("PUT", bank, "{}", "");
        var before = await SendAsync("GET", bank);

        var set = await SendAsync("PATCH", bank, $"{{\"updates\":{{\"{name}\":{value}}}}}");
        var read = await SendAsync("GET", bank);
        var taken = await SendAsync("PATCH", bank, $"{{\"updates\":{{\"{name}\":null}}}}");

        Assert.Equal(HttpStatusCode.OK, set.Status);
        Assert.Equal(value, read.Body.GetProperty("config").GetProperty(name).GetRawText());
        Assert.Equal($"{{\"{name}\":{value}}}", read.Body.GetProperty("overrides").GetRawText());
        Assert.Equal(read.Body.GetRawText(), set.Body.GetRawText());
        Assert.Equal(before.Body.GetRawText(), taken.Body.GetRawText());
    }

    [Fact]
    public async Task Resetting_takes_back_all_but_who_the_bank_is()
    {
        await SendAsync("PUT", "reset", "{\"name\":\"Ann\",\"background\":\"b\",\"mission\":\"m\",\"disposition_empathy\":5,\"enable_graph_retrieval\":false}", "");

        var reset = await SendAsync("DELETE", "reset");
        var profile = await SendAsync("GET", "reset", null, "/profile");

        Assert.Equal("{}", reset.Body.GetProperty("overrides").GetRawText());
        Assert.Equal(
            "{\"bank_id\":\"reset\",\"name\":\"Ann\",\"disposition\":{\"skepticism\":3,\"literalism\":3,\"empathy\":3},\"mission\":\"\",\"background\":\"b\"}",
            profile.Body.GetRawText());
    }

    [Theory]
    [InlineData("{\"retain_color\":1}", "retain_color")]
    [InlineData("{\"recall_budget_min\":1}", "recall_budget_min")]
    [InlineData("{\"retain_chunk_size\":499}", "retain_chunk_size")]
    [InlineData("{\"retain_chunk_size\":\"big\"}", "retain_chunk_size")]
    [InlineData("{\"retain_chunk_size\":1e99}", "retain_chunk_size")]
    [InlineData("{\"disposition_empathy\":6}", "disposition_empathy")]
    [InlineData("{\"enable_observations\":\"yes\"}", "enable_observations")]
    [InlineData("{\"retain_extraction_mode\":\"verbatim\"}", "retain_extraction_mode")]
    [InlineData("{\"retain_mission\":7}", "retain_mission")]
    [InlineData("{\"retain_mission\":\"\\ud800\"}", "retain_mission")]
    [InlineData("{\"custom_categories\":[]}", "custom_categories")]
    [InlineData("{\"custom_categories\":{\"a\":1}}", "custom_categories")]
    [InlineData("{\"do_not_store\":{}}", "do_not_store")]
    [InlineData("{\"do_not_store\":[\" \"]}", "do_not_store.0")]
    [InlineData("{\"enable_semantic_retrieval\":false,\"enable_keyword_retrieval\":false}", "enable_keyword_retrieval")]
    public async Task What_is_at_fault_is_named_and_nothing_is_set(string updates, string field)
    {
        await SendAsync("PUT", "fault", "{}", "");

        var answer = await SendAsync("PATCH", "fault", $"{{\"updates\":{{\"reflect_mission\":\"m\",{updates[1..]}}}");
        var after = await SendAsync("GET", "fault");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal($"body.updates.{field}", answer.Loc);
        Assert.Equal("{}", after.Body.GetProperty("overrides").GetRawText());
    }

    [Theory]
    [InlineData("{}", "body.updates")]
    [InlineData("{\"updates\":[]}", "body.updates")]
    [InlineData("{\"updates\":null}", "body.updates")]
    public async Task Updates_are_an_object(string body, string loc)
    {
        await SendAsync("PUT", "object", "{}", "");

        Assert.Equal(loc, (await SendAsync("PATCH", "object", body)).Loc);
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("PATCH", "{\"updates\":{\"reflect_mission\":\"m\"}}")]
    [InlineData("DELETE", null)]
    public async Task A_bank_that_is_not_there_is_not_made(string method, string? body)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(method, "nobody", body)).Status);
        Assert.DoesNotContain(host.Banks.Ids, bank => bank.Key == "nobody");
    }

    [Fact]
    public async Task What_a_bank_is_made_with_is_its_configuration()
    {
        await SendAsync("PUT", "made", "{\"retain_chunk_size\":900,\"retain_extraction_mode\":\"custom\",\"enable_temporal_retrieval\":false}", "");

        Assert.Equal(
            "{\"retain_extraction_mode\":\"custom\",\"retain_chunk_size\":900,\"enable_temporal_retrieval\":false}",
            (await SendAsync("GET", "made")).Body.GetProperty("overrides").GetRawText());
    }

    private Task<Answer> SendAsync(string method, string bank, string? body = null, string route = "/config") =>
        Answer.SendAsync(host.Client, method, $"/v1/default/banks/{bank}{route}", body);
}
