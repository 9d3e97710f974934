using System.Net;
using System.Text;
using System.Text.Json;

namespace MemoryFunctions.Http.Tests;

public sealed class InvalidRequestTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Retain = "/v1/default/banks/invalid/memories";
    private const string Recall = Retain + "/recall";
    private const string Bank = "/v1/default/banks/invalid";

    public static TheoryData<string, string> BadRetains => new()
    {
        { "", "body" },
        { "{", "body" },
        { "{\"items\":[{\"content\":\"a\"}", "body" },
        { "nonsense", "body" },
        { "{} {}", "body" },
        { "null", "body" },
        { "[]", "body" },
        { "\"text\"", "body" },
        { "{}", "body.items" },
        { "{\"items\":null}", "body.items" },
        { "{\"items\":{}}", "body.items" },
        { "{\"items\":[]}", "body.items" },
        { "{\"items\":[1]}", "body.items.0" },
        { "{\"items\":[null]}", "body.items.0" },
        { "{\"items\":[{}]}", "body.items.0.content" },
        { "{\"items\":[{\"content\":null}]}", "body.items.0.content" },
        { "{\"items\":[{\"content\":5}]}", "body.items.0.content" },
        { "{\"items\":[{\"content\":[\"a\"]}]}", "body.items.0.content" },
        { "{\"items\":[{\"content\":\"\"}]}", "body.items.0.content" },
        { "{\"items\":[{\"content\":\" \\n\\t\\u2003\"}]}", "body.items.0.content" },
        { "{\"items\":[{\"content\":\"a\"},{\"content\":\" \"}]}", "body.items.1.content" },
        { "{\"items\":[{\"content\":\"a\\u0000b\"}]}", "body.items.0.content" },
        { "{\"items\":[{\"content\":\"a\\ud800\"}]}", "body.items.0.content" },
        { "{\"items\":[{\"content\":\"\\udc00\\ud800\"}]}", "body.items.0.content" },
        { "{\"items\":[{\"content\":\"a\",\"document_id\":\"\"}]}", "body.items.0.document_id" },
        { "{\"items\":[{\"content\":\"a\",\"document_id\":7}]}", "body.items.0.document_id" },
        { "{\"items\":[{\"content\":\"a\",\"document_id\":\"a\\u0000\"}]}", "body.items.0.document_id" },
        { "{\"items\":[{\"content\":\"a\",\"document_id\":\"\\udfff\"}]}", "body.items.0.document_id" },
        { "{\"items\":[{\"content\":\"a\",\"timestamp\":\"yesterday\"}]}", "body.items.0.timestamp" },
        { "{\"items\":[{\"content\":\"a\",\"timestamp\":\"2024-02-30\"}]}", "body.items.0.timestamp" },
        { "{\"items\":[{\"content\":\"a\",\"timestamp\":\"1/2\"}]}", "body.items.0.timestamp" },
        { "{\"items\":[{\"content\":\"a\",\"timestamp\":\"2024-01-01T00:00:00+99:00\"}]}", "body.items.0.timestamp" },
        { "{\"items\":[{\"content\":\"a\",\"timestamp\":1704067200}]}", "body.items.0.timestamp" },
        { "{\"items\":[{\"content\":\"a\",\"metadata\":[]}]}", "body.items.0.metadata" },
        { "{\"items\":[{\"content\":\"a\",\"metadata\":{\"k\":1}}]}", "body.items.0.metadata.k" },
        { "{\"items\":[{\"content\":\"a\",\"metadata\":{\"k\":null}}]}", "body.items.0.metadata.k" },
        { "{\"items\":[{\"content\":\"a\",\"metadata\":{\"k\":\"\\u0000\"}}]}", "body.items.0.metadata.k" },
        { "{\"items\":[{\"content\":\"a\",\"metadata\":{\"a.b\":\"\\ud800\"}}]}", "body.items.0.metadata.a.b" },
        { "{\"items\":[{\"content\":\"a\",\"metadata\":{\"\\ud800\":\"a\"}}]}", "body" },
        { "{\"items\":[{\"content\":\"a\",\"tags\":\"not json\"}]}", "body.items.0.tags" },
        { "{\"items\":[{\"content\":\"a\",\"tags\":\"[1]\"}]}", "body.items.0.tags" },
        { "{\"items\":[{\"content\":\"a\",\"tags\":\"[\\\"a\\\"] x\"}]}", "body.items.0.tags" },
        { "{\"items\":[{\"content\":\"a\",\"tags\":[1]}]}", "body.items.0.tags" },
        { "{\"items\":[{\"content\":\"a\",\"tags\":{\"a\":1}}]}", "body.items.0.tags" },
        { "{\"items\":[{\"content\":\"a\",\"tags\":[\"ok\",\" \"]}]}", "body.items.0.tags.1" },
        { "{\"items\":[{\"content\":\"a\",\"entities\":[{}]}]}", "body.items.0.entities.0.text" },
        { "{\"items\":[{\"content\":\"a\",\"entities\":[\"x\"]}]}", "body.items.0.entities.0" },
        { "{\"items\":[{\"content\":\"a\",\"update_mode\":\"merge\"}]}", "body.items.0.update_mode" },
        { "{\"items\":[{\"content\":\"a\",\"update_mode\":\"Append\"}]}", "body.items.0.update_mode" },
        { "{\"items\":[{\"content\":\"a\",\"update_mode\":1}]}", "body.items.0.update_mode" },
        { "{\"items\":[{\"content\":\"a\"}],\"async\":\"true\"}", "body.async" },
        { "{\"items\":[{\"content\":\"a\"}],\"async\":null}", "body.async" },
        { "{\"items\":[{\"content\":\"a\"}],\"async\":true,\"operation_id\":\"x\"}", "body.operation_id" },
        { "{\"items\":[{\"content\":\"a\"}],\"document_tags\":\"x\"}", "body.document_tags" },
        { "{\"items\":[{\"content\":\"a\"}],\"document_tags\":[null]}", "body.document_tags.0" },
    };

    public static TheoryData<string, string> BadRecalls => new()
    {
        { "{}", "body.query" },
        { "{\"query\":null}", "body.query" },
        { "{\"query\":7}", "body.query" },
        { "{\"query\":\" \"}", "body.query" },
        { "{\"query\":\"a\\u0000\"}", "body.query" },
        { "{\"query\":\"\\ud83d\"}", "body.query" },
        { "{\"query\":\"a\",\"budget\":\"huge\"}", "body.budget" },
        { "{\"query\":\"a\",\"tags_match\":\"some\"}", "body.tags_match" },
        { "{\"query\":\"a\",\"types\":[\"world\",\"opinion\"]}", "body.types.1" },
        { "{\"query\":\"a\",\"types\":\"world\"}", "body.types" },
        { "{\"query\":\"a\",\"max_tokens\":0}", "body.max_tokens" },
        { "{\"query\":\"a\",\"max_tokens\":1.5}", "body.max_tokens" },
        { "{\"query\":\"a\",\"max_tokens\":\"12\"}", "body.max_tokens" },
        { "{\"query\":\"a\",\"max_tokens\":99999999999}", "body.max_tokens" },
        { "{\"query\":\"a\",\"trace\":1}", "body.trace" },
        { "{\"query\":\"a\",\"include\":[]}", "body.include" },
        { "{\"query\":\"a\",\"include\":{\"entities\":true}}", "body.include.entities" },
        { "{\"query\":\"a\",\"include\":{\"chunks\":{\"max_tokens\":-1}}}", "body.include.chunks.max_tokens" },
        { "{\"query\":\"a\",\"min_scores\":{\"final\":\"high\"}}", "body.min_scores.final" },
        { "{\"query\":\"a\",\"min_scores\":{\"final\":1e999}}", "body.min_scores.final" },
        { "{\"query\":\"a\",\"tags\":[1]}", "body.tags.0" },
        { """{"query":"a","prefer_observations":"yes"}""", "body.prefer_observations" },
        { """{"query":"a","query_timestamp":7}""", "body.query_timestamp" },
        { """{"query":"a","min_scores":{"reranker":"high"}}""", "body.min_scores.reranker" },
        { """{"query":"a","temporal_window":[]}""", "body.temporal_window" },
        { """{"query":"a","temporal_window":{"start":"2024-05-01"}}""", "body.temporal_window.end" },
        { """{"query":"a","temporal_window":{"start":"May","end":"2024-05-01"}}""", "body.temporal_window.start" },
        { """{"query":"a","temporal_window":{"start":"2024-05-01","end":null}}""", "body.temporal_window.end" },
        { """{"query":"a","temporal_window":{"start":"2024-05-02","end":"2024-05-01"}}""", "body.temporal_window.end" },
    };

    [Theory]
    [MemberData(nameof(BadRetains))]
    public async Task A_bad_retain_is_refused_by_field_and_stores_nothing(string body, string loc)
    {
        var answer = await Answer.SendAsync(host.Client, "POST", Retain, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal(loc, answer.Loc);
        Assert.NotEmpty(answer.Detail[0].GetProperty("msg").GetString()!);
        Assert.NotEmpty(answer.Detail[0].GetProperty("type").GetString()!);
        Assert.Empty(host.Documents.All);
    }

    [Theory]
    [MemberData(nameof(BadRecalls))]
    public async Task A_bad_recall_is_refused_by_field(string body, string loc)
    {
        var answer = await Answer.SendAsync(host.Client, "POST", Recall, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(loc, answer.Loc);
    }

    [Theory]
    [InlineData("{\"name\":5}", "body.name")]
    [InlineData("{\"name\":\"\\u0000\"}", "body.name")]
    [InlineData("{\"mission\":\"\\ud800\"}", "body.mission")]
    [InlineData("{\"reflect_mission\":\"a\\u0000\"}", "body.reflect_mission")]
    [InlineData("{\"disposition\":{\"skepticism\":1}}", "body.disposition.literalism")]
    [InlineData("{\"disposition\":{\"skepticism\":9,\"literalism\":1,\"empathy\":1}}", "body.disposition.skepticism")]
    [InlineData("{\"disposition_empathy\":0}", "body.disposition_empathy")]
    [InlineData("[]", "body")]
    public async Task A_bad_bank_is_refused_by_field(string body, string loc)
    {
        var answer = await Answer.SendAsync(host.Client, "PUT", Bank, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(loc, answer.Loc);
        Assert.DoesNotContain(host.Banks.Ids, bank => bank.Key == "invalid");
    }

    [Theory]
    [InlineData("/memories/list?limit=0", "query.limit")]
    [InlineData("/memories/list?limit=1001", "query.limit")]
    [InlineData("/memories/list?limit=ten", "query.limit")]
    [InlineData("/memories/list?limit=1&limit=2", "query.limit")]
    [InlineData("/memories/list?offset=-1", "query.offset")]
    [InlineData("/memories/list?offset=99999999999", "query.offset")]
    [InlineData("/memories/list?type=opinion", "query.type")]
    [InlineData("/memories/list?state=deleted", "query.state")]
    [InlineData("/memories/list?tags_match=some", "query.tags_match")]
    [InlineData("/memories/list?tags=a%00b", "query.tags")]
    [InlineData("/memories/list?consolidation_state=maybe", "query.consolidation_state")]
    [InlineData("/memories/list?q=a%00b", "query.q")]
    [InlineData("/documents?limit=-5", "query.limit")]
    [InlineData("/documents?offset=x", "query.offset")]
    [InlineData("/documents?q=a%00b", "query.q")]
    [InlineData("/documents?tags_match=x", "query.tags_match")]
    public async Task A_bad_query_parameter_is_named(string path, string loc)
    {
        var answer = await Answer.SendAsync(host.Client, "GET", Bank + path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(loc, answer.Loc);
    }

    [Theory]
    [InlineData("/v1/default/banks/%20/profile", "path.bank_id")]
    [InlineData("/v1/default/banks/%FF/profile", "path.bank_id")]
    [InlineData("/v1/default/banks/%ED%A0%80/profile", "path.bank_id")]
    [InlineData("/v1/default/banks/100%25%zz/profile", "path.bank_id")]
    [InlineData("/v1/default/banks/a/documents/%20", "path.document_id")]
    [InlineData("/v1/default/banks/a/documents/x/%C3%28", "path.document_id")]
    public async Task A_bad_id_in_the_path_is_named(string path, string loc)
    {
        var answer = await Answer.SendAsync(host.Client, "GET", path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(loc, answer.Loc);
    }

    [Fact]
    public async Task An_id_of_more_than_1024_bytes_is_refused_wherever_it_stands()
    {
        var longest = new string('é', 512);

        var path = await Answer.SendAsync(host.Client, "GET", $"/v1/default/banks/{Uri.EscapeDataString(longest + "x")}/profile");
        var body = await Answer.SendAsync(host.Client, "POST", Retain, $$"""{"items":[{"content":"a","document_id":"{{longest}}x"}]}""");
        var fits = await Answer.SendAsync(host.Client, "GET", $"/v1/default/banks/{Uri.EscapeDataString(longest)}/profile");

        Assert.Equal("path.bank_id", path.Loc);
        Assert.Equal("body.items.0.document_id", body.Loc);
        Assert.Equal(HttpStatusCode.NotFound, fits.Status);
    }

    [Fact]
    public async Task A_body_in_bytes_that_are_no_utf8_is_refused_by_field()
    {
        byte[] bytes = [.. "{\"items\":[{\"content\":\"a"u8, 0xFF, 0xFE, .. "\"}]}"u8];
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } };

        var answer = await Answer.SendAsync(host.Client, "POST", Retain, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("body.items.0.content", answer.Loc);
    }

    [Fact]
    public async Task A_body_that_is_nested_without_end_is_refused()
    {
        var answer = await Answer.SendAsync(host.Client, "POST", Retain, new string('[', 100_000));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("body", answer.Loc);
    }

    [Fact]
    public async Task Every_field_at_fault_is_told_at_once()
    {
        var answer = await Answer.SendAsync(host.Client, "POST", Retain, "{\"items\":[{\"content\":1},{}],\"async\":3}");

        Assert.Equal(3, answer.Detail.GetArrayLength());
        Assert.Equal([JsonValueKind.String, JsonValueKind.String, JsonValueKind.Number, JsonValueKind.String],
            answer.Detail[0].GetProperty("loc").EnumerateArray().Select(step => step.ValueKind));
    }

    [Fact]
    public async Task A_refusal_names_no_type_of_ours()
    {
        foreach (var body in BadRetains.Select(row => (string)row[0]))
        {
            var answer = await Answer.SendAsync(host.Client, "POST", Retain, body);
            Assert.DoesNotContain("System.", answer.Detail.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("MemoryFunctions", answer.Detail.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_body_of_another_type_is_a_415(string type)
    {
        using var content = new StringContent("{\"items\":[{\"content\":\"a\"}]}", Encoding.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        var answer = await Answer.SendAsync(host.Client, "POST", Retain, content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Contains("application/json", answer.Detail.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_a_400()
    {
        var answer = await Answer.SendAsync(host.Client, "POST", Recall, $$"""{"query":"{{string.Concat(Enumerable.Repeat("word ", 600))}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("query", answer.Detail.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_timestamp_that_is_none_is_a_400()
    {
        var answer = await Answer.SendAsync(host.Client, "POST", Recall, "{\"query\":\"a\",\"query_timestamp\":\"soon\"}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("query_timestamp", answer.Detail.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_id_that_is_no_uuid_is_a_400()
    {
        var answer = await Answer.SendAsync(host.Client, "GET", Bank + "/operations/42");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("operation_id", answer.Detail.GetString(), StringComparison.Ordinal);
    }
}
