using System.Text;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>That what must not be is seen.</summary>
public sealed class AnswerRulesTests
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";
    private const string NotFound = """{"type":"about:blank","title":"Not Found","status":404,"detail":"There is no such thing."}""";

    private static readonly ApiDocument Document = ApiDocument.Parse("""
        {"paths":{
          "/v1/{tenant}/things":{"get":{"operationId":"things","tags":["Things"],"parameters":[{"name":"tenant","in":"path","schema":{"type":"string"}}],
            "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},"422":{"content":{"application/problem+json":{"schema":{}}}}}}},
          "/v3/things":{"post":{"operationId":"mem0Things","tags":["Mem0"],
            "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},"400":{"content":{"application/json":{"schema":{}}}}}}}},
        "components":{"schemas":{"Thing":{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}}}}
        """);

    private readonly AnswerRules rules = new(Document, new Dictionary<string, string>(StringComparer.Ordinal) { ["zibbelquark"] = "watched" });

    public static TheoryData<string, int, string?, string, string?> Answers => new()
    {
        { "things", 200, Json, """{"id":"a"}""", null },
        { "things", 200, Json, """{"id":1}""", "$.id is Number" },
        { "things", 200, Json, "{}", "$.id is missing" },
        { "things", 200, Json, """{"id":"a","more":1}""", "$.more is not in the schema" },
        { "things", 200, Json, "", "is no JSON" },
        { "things", 200, null, """{"id":"a"}""", "is no JSON" },
        { "things", 201, Json, """{"id":"a"}""", "has a status that is not declared" },
        { "things", 204, null, "", "is no JSON" },
        { "things", 302, Json, "{}", "is neither" },
        { "things", 404, Problem, NotFound, null },
        { "things", 404, Json, NotFound, "is no problem" },
        { "things", 405, Problem, NotFound, "says another status" },
        { "things", 404, Problem, """{"status":404,"detail":""}""", "has no detail" },
        { "things", 404, Problem, "", "is an error without an object" },
        { "things", 422, Problem, """{"status":422,"detail":[{"loc":["body"],"msg":"is bad","type":"value_error"}]}""", null },
        { "things", 422, Problem, """{"status":422,"detail":"is bad"}""", "has no fields" },
        { "things", 409, Problem, """{"status":409,"detail":"There is one."}""", "has a status that is not declared" },
        { "things", 429, Problem, """{"status":429,"detail":"Later."}""", "does not say when" },
        { "things", 500, Problem, """{"status":500,"detail":"It failed."}""", "is a failure" },
        { "things", 503, Problem, """{"status":503,"detail":"It is busy."}""", "is a failure" },
        { "things", 200, Json, """{"id":"drinks Zibbelquark tea"}""", "shows what only the bank watched has retained" },
        { "things", 404, Problem, """{"status":404,"detail":"There is no zibbelquark."}""", "shows what only the bank watched has retained" },
        { "mem0Things", 400, Json, """{"error":"is bad"}""", null },
        { "mem0Things", 400, Json, """{"error":{"message":"is bad"}}""", "has no error in words" },
        { "mem0Things", 404, Problem, NotFound, "is no error of Mem0" },
        { "mem0Things", 401, Json, """{"error":"A key is needed."}""", "has no detail for the client" },
        { "mem0Things", 401, Json, """{"error":"A key is needed.","detail":"A key is needed."}""", null },
        { "mem0Things", 422, Json, """{"error":"is bad"}""", "is a 422" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_that_breaks_a_rule_is_found_and_another_is_not(string operation, int status, string? type, string body, string? fault)
    {
        var found = rules.Find(Request(operation), new FuzzAnswer(status, type, null, "", body));

        Assert.StartsWith(fault ?? "fine", found ?? "fine", StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_bank_has_retained_may_be_shown_to_who_asked_for_it_and_to_nobody_in_a_header()
    {
        var owner = Request("things") with { Banks = new HashSet<string>(["watched"], StringComparer.Ordinal) };

        Assert.Null(rules.Find(owner, new FuzzAnswer(200, Json, null, "", """{"id":"zibbelquark"}""")));
        Assert.NotNull(rules.Find(Request("things"), new FuzzAnswer(200, Json, null, "X-Ignored-Params: zibbelquark", """{"id":"a"}""")));
    }

    [Fact]
    public void An_error_without_a_body_is_the_servers_own_only_where_it_refuses_the_request_line()
    {
        var bare = new FuzzAnswer(400, null, null, "", "");

        Assert.NotNull(rules.Find(Request("things"), bare));
        Assert.Null(rules.Find(Request("things") with { Target = "/v1/a%00b/things" }, bare));
        Assert.Null(rules.Find(Request("things") with { Target = "/v1/" + new string('x', 9_000) }, bare with { Status = 414 }));
        Assert.NotNull(rules.Find(Request("things") with { Target = "/v1/a%00b/things" }, bare with { Status = 404 }));
    }

    [Fact]
    public void Where_a_path_leads_elsewhere_either_form_will_do()
    {
        var elsewhere = Request("mem0Things") with { IsRouted = false };

        Assert.Null(rules.Find(elsewhere, new FuzzAnswer(404, Problem, null, "", NotFound)));
        Assert.NotNull(rules.Find(elsewhere, new FuzzAnswer(404, "text/html", null, "", "<html/>")));
        Assert.NotNull(rules.Find(elsewhere with { Method = "FOO" }, new FuzzAnswer(405, Problem, null, "", NotFound)));
    }

    /// <summary>What is tried is what it says it is: half characters arrive as such.</summary>
    [Fact]
    public void Half_a_character_is_sent_as_half_a_character() =>
        Assert.Contains(
            Enumerable.Range(0, 2_000).Select(seed => OddValues.ToJson(OddValues.Json(new Random(seed)))), json => json.Contains("\\ud800", StringComparison.Ordinal) && !json.Contains("e0d8", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void The_same_number_makes_the_same_request()
    {
        var maker = new RequestMaker(Document, FuzzTenants.Standard);
        var owner = new Owner("anna", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

        string Make(int seed) => maker.Make(new Random(seed), Document.Operations[0], [owner], owner).ToString();

        Assert.Equal(Make(7), Make(7));
        Assert.True(Enumerable.Range(0, 100).Select(Make).Distinct(StringComparer.Ordinal).Count() > 20);
    }

    private static FuzzRequest Request(string id)
    {
        var operation = Document.Operations.Single(operation => operation.Id == id);
        return new FuzzRequest
        {
            Operation = operation,
            Method = operation.Method,
            Target = operation.Path,
            Body = Encoding.UTF8.GetBytes("{}"),
            IsRouted = true,
            Banks = new HashSet<string>(["anna"], StringComparer.Ordinal),
        };
    }
}
