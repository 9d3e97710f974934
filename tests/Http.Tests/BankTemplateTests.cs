using System.Net;
using System.Text.Json;

namespace MemoryFunctions.Http.Tests;

public sealed class BankTemplateTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Whole =
        """
        {"version":"1","bank":{"reflect_mission":"Help.","retain_chunk_size":900,"disposition_empathy":5,"enable_reranking":false,"custom_categories":{"a":"b"}},
        "mental_models":[{"id":"m","name":"n","source_query":"q?","tags":["t"],"max_tokens":9,
        "trigger":{"refresh_after_consolidation":true,"tags_match":null,"tag_groups":[{"tags":["a"],"match":null,"and":null,"or":null,"not":null}],"fact_types":null}}],
        "directives":[{"name":"d","content":"c","priority":2,"is_active":false,"tags":["t"]}]}
        """;

    [Fact]
    public async Task What_is_imported_is_exported_and_goes_into_another_bank_as_it_is()
    {
        var made = await SendAsync("POST", "one", "import", Whole);
        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Equal("one True m  d  False", Told(made.Body));
        Assert.True(Guid.TryParse(made.Body.GetProperty("operation_ids")[0].GetString(), out _));
        Assert.Null(made.Header("X-Ignored-Params"));

        var exported = await SendAsync("GET", "one", "export");
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Whole).RootElement, exported.Body), exported.Body.GetRawText());

        Assert.Equal("two True m  d  False", Told((await SendAsync("POST", "two", "import", exported.Body.GetRawText())).Body));
        Assert.Equal(exported.Body.GetRawText(), (await SendAsync("GET", "two", "export")).Body.GetRawText());
        Assert.Equal("two True  m  d False", Told((await SendAsync("POST", "two", "import", exported.Body.GetRawText())).Body));
    }

    [Fact]
    public async Task A_dry_run_makes_no_bank_and_a_bank_that_is_not_there_is_a_404()
    {
        var dry = await SendAsync("POST", "dry", "import?dry_run=true", Whole);
        Assert.Equal("dry True m  d  True", Told(dry.Body));
        Assert.Equal(0, dry.Body.GetProperty("operation_ids").GetArrayLength());
        var missing = await SendAsync("GET", "dry", "export");
        Assert.Equal((HttpStatusCode.NotFound, "There is no such bank."), (missing.Status, missing.Detail.GetString()));
    }

    [Fact]
    public async Task A_bank_that_has_set_nothing_exports_its_version_alone()
    {
        Assert.Equal("bare False     False", Told((await SendAsync("POST", "bare", "import", "{\"version\":\"1\"}")).Body));
        Assert.Equal("{\"version\":\"1\",\"bank\":null,\"mental_models\":null,\"directives\":null}", (await SendAsync("GET", "bare", "export")).Body.GetRawText());
    }

    [Fact]
    public async Task Settings_that_there_are_none_of_here_are_named_and_null_leaves_a_setting_as_it_is()
    {
        await SendAsync("POST", "named", "import", Whole);
        var answer = await SendAsync("POST", "named", "import", "{\"version\":\"1\",\"bank\":{\"mcp_enabled_tools\":[\"a\"],\"reflect_mission\":null,\"retain_strategies\":null}}");
        Assert.Equal("bank.mcp_enabled_tools", answer.Header("X-Ignored-Params"));
        Assert.False(answer.Body.GetProperty("config_applied").GetBoolean());
        Assert.Equal("Help.", (await SendAsync("GET", "named", "export")).Body.GetProperty("bank").GetProperty("reflect_mission").GetString());
    }

    [Theory]
    [InlineData("{}", "body.version")]
    [InlineData("{\"version\":\"2\"}", "body.version")]
    [InlineData("{\"version\":1}", "body.version")]
    [InlineData("{\"version\":\"1\",\"bank\":[]}", "body.bank")]
    [InlineData("{\"version\":\"1\",\"bank\":{\"\\ud800\":1}}", "body.bank")]
    [InlineData("{\"version\":\"1\",\"bank\":{\"reflect_mission\":5}}", "body.bank.reflect_mission")]
    [InlineData("{\"version\":\"1\",\"bank\":{\"reflect_mission\":\"x\",\"disposition_empathy\":6}}", "body.bank.disposition_empathy")]
    [InlineData("{\"version\":\"1\",\"bank\":{\"retain_extraction_mode\":\"verbatim\"}}", "body.bank.retain_extraction_mode")]
    [InlineData("{\"version\":\"1\",\"bank\":{\"enable_semantic_retrieval\":false,\"enable_keyword_retrieval\":false}}", "body.bank.enable_keyword_retrieval")]
    [InlineData("{\"version\":\"1\",\"bank\":{\"reflect_mission\":\"x\"},\"mental_models\":[{\"id\":\"a\",\"name\":\"n\"}]}", "body.mental_models.0.source_query")]
    [InlineData("{\"version\":\"1\",\"bank\":{\"reflect_mission\":\"x\"},\"mental_models\":[{\"id\":\"A\",\"name\":\"n\",\"source_query\":\"q\"}]}", "body.mental_models.0.id")]
    [InlineData("{\"version\":\"1\",\"mental_models\":[{\"id\":\"a\",\"name\":\" \",\"source_query\":\"q\"}]}", "body.mental_models.0.name")]
    [InlineData("{\"version\":\"1\",\"mental_models\":[{\"id\":\"a\",\"name\":\"n\",\"source_query\":\"q\",\"max_tokens\":0}]}", "body.mental_models.0.max_tokens")]
    [InlineData("{\"version\":\"1\",\"mental_models\":[{\"id\":\"a\",\"name\":\"n\",\"source_query\":\"q\",\"tags\":[\"\"]}]}", "body.mental_models.0.tags.0")]
    [InlineData("{\"version\":\"1\",\"mental_models\":[{\"id\":\"a\",\"name\":\"n\",\"source_query\":\"q\",\"trigger\":{\"tag_groups\":[{}]}}]}", "body.mental_models.0.trigger.tag_groups.0")]
    [InlineData(
        "{\"version\":\"1\",\"mental_models\":[{\"id\":\"a\",\"name\":\"n\",\"source_query\":\"q\"},{\"id\":\"a\",\"name\":\"n\",\"source_query\":\"q\"}]}", "body.mental_models.1.id")]
    [InlineData("{\"version\":\"1\",\"directives\":[{\"name\":\"n\",\"content\":\"c\"},{\"name\":\"\",\"content\":\"c\"}]}", "body.directives.1.name")]
    [InlineData("{\"version\":\"1\",\"directives\":[{\"name\":\"n\",\"content\":\"c\"},{\"name\":\"n\",\"content\":\"d\"}]}", "body.directives.1.name")]
    [InlineData("{\"version\":\"1\",\"directives\":[{\"name\":\"n\",\"content\":\"\"}]}", "body.directives.0.content")]
    public async Task What_is_at_fault_is_named_and_nothing_is_done(string body, string loc)
    {
        var answer = await SendAsync("POST", "faults", "import", body);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, loc), (answer.Status, answer.Loc));
        Assert.Equal(loc, (await SendAsync("POST", "faults", "import?dry_run=true", body)).Loc);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("GET", "faults", "export")).Status);
    }

    [Fact]
    public async Task More_than_a_bank_may_have_is_refused()
    {
        var entries = string.Join(',', Enumerable.Range(0, 51).Select(at => $"{{\"name\":\"{at}\",\"content\":\"c\"}}"));
        Assert.Equal("body.directives", (await SendAsync("POST", "many", "import", $"{{\"version\":\"1\",\"directives\":[{entries}]}}")).Loc);
        Assert.Equal("query.dry_run", (await SendAsync("POST", "many", "import?dry_run=yes", "{\"version\":\"1\"}")).Loc);
    }

    private static string Told(JsonElement body) =>
        $"{body.GetProperty("bank_id")} {body.GetProperty("config_applied")} {All(body, "mental_models_created")} {All(body, "mental_models_updated")} {All(body, "directives_created")} {All(body, "directives_updated")} {body.GetProperty("dry_run")}";

    private static string All(JsonElement body, string name) => string.Join(',', body.GetProperty(name).EnumerateArray());

    private Task<Answer> SendAsync(string method, string bank, string route, string? body = null) =>
        Answer.SendAsync(host.Client, method, $"/v1/default/banks/{bank}/{route}", body);
}
