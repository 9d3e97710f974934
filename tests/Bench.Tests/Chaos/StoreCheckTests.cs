using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Bench.Chaos;

namespace MemoryFunctions.Bench.Tests.Chaos;

/// <summary>Doctors a bank on disk that is in order, one item at a time.</summary>
public sealed class StoreCheckTests
{
    private const long Never = 9_007_199_254_740_991;

    private static readonly Dictionary<string, IReadOnlyDictionary<string, Content>> Contents = new()
    {
        ["b"] = new Dictionary<string, Content> { ["d"] = new([new Line("user: a", default), new Line("user: b", default)]) },
        ["empty"] = new Dictionary<string, Content>(),
    };

    [Fact]
    public void A_bank_that_is_in_order_is_left_alone() => Assert.Empty(Check());

    [Theory]
    [InlineData("leaseOwner", "\"somebody\"")]
    [InlineData("staging", "\"g\"")]
    [InlineData("dueAt", "1")]
    [InlineData("extractionOwner", "\"somebody\"")]
    [InlineData("rung", "true")]
    [InlineData("hidden", "[\"x\"]")]
    [InlineData("generations", "[{}]")]
    public void Work_that_the_header_says_is_not_done_is_stuck(string name, string value) =>
        Finds(ViolationKind.Stuck, items => Of(items, "header")[name] = JsonNode.Parse(value));

    [Theory]
    [InlineData("dueAt", "1")]
    [InlineData("failure", "\"it failed\"")]
    [InlineData("version", "3")]
    [InlineData("dropped", "[\"x\"]")]
    public void Work_that_a_document_says_is_not_done_is_stuck(string name, string value) =>
        Finds(ViolationKind.Stuck, items => Of(items, "document")[name] = JsonNode.Parse(value));

    [Fact]
    public void Statements_are_there_as_often_as_the_document_says_them()
    {
        Finds(ViolationKind.Lost, items => items.Remove(Of(items, "memory")));
        Finds(ViolationKind.Duplicated, items => items.Add(With(Of(items, "memory"), "id", "another")));
        Finds(ViolationKind.Resurrected, items => items.Add(With(With(Of(items, "memory"), "id", "another"), "text", "user: old")));
    }

    [Fact]
    public void A_statement_behind_another_that_says_the_same_counts_as_there()
    {
        Assert.Empty(Check(items =>
        {
            Of(items, "memory")["kind"] = "fact";
            Of(items, "statistics")["memories"] = 1;
        }));
    }

    [Fact]
    public void What_is_left_of_something_that_went_is_stuck()
    {
        Finds(ViolationKind.Stuck, items => items.Add(With(Of(items, "memory"), "documentLife", "gone")));
        Finds(ViolationKind.Stuck, items => items.Add(With(Of(items, "memory"), "until", 7)));
        Finds(ViolationKind.Stuck, items => Of(items, "memory")["generation"] = "g");
        Finds(ViolationKind.Stuck, items => items.Add(With(Of(items, "chunk"), "hash", "unlisted")));
        Finds(ViolationKind.Stuck, items => items.Add(With(Of(items, "live"), "life", "former")));
        Finds(ViolationKind.Stuck, items => items.Add(With(Of(items, "live"), "bank", "default/u/empty")));
        Finds(ViolationKind.Stuck, items => Of(items, "statistics")["memories"] = 3);
        Finds(ViolationKind.Stuck, items => items.Add(new JsonObject
        {
            ["id"] = "t", ["kind"] = "document", ["bank"] = "default/u/b", ["life"] = "l", ["documentId"] = "e", ["deleted"] = true,
        }));
    }

    [Fact]
    public void A_bank_that_is_not_there_or_cannot_be_reached_is_lost()
    {
        Finds(ViolationKind.Lost, items => items.Clear());
        Finds(ViolationKind.Lost, items => items.Remove(Of(items, "live")));
        Finds(ViolationKind.Lost, items => items.Remove(Of(items, "chunk")));
        Assert.Contains(StoreCheck.Check(new Store(Read(Items()), []), Contents), violation => violation.Kind == ViolationKind.Lost);
    }

    [Fact]
    public void A_bank_that_nobody_made_is_resurrected() =>
        Finds(ViolationKind.Resurrected, items => items.Add(With(Of(items, "live"), "bank", "default/u/other")));

    private static void Finds(ViolationKind kind, Action<List<JsonObject>> doctor) => Assert.Contains(Check(doctor), violation => violation.Kind == kind);

    private static IReadOnlyList<Violation> Check(Action<List<JsonObject>>? doctor = null)
    {
        var items = Items();
        doctor?.Invoke(items);
        var directory = new JsonObject { ["id"] = "handle", ["bank"] = "default/u/b", ["life"] = "l" };
        return StoreCheck.Check(new Store(Read(items), Read([directory])), Contents);
    }

    private static List<JsonObject> Items() =>
    [
        Item("header", """{ "generations": [], "hidden": [], "rung": false }"""),
        Item("live"),
        Item("profile"),
        Item("statistics", """{ "memories": 2 }"""),
        Item("document", """
            {
                "documentId": "d", "documentLife": "dl", "version": 2, "indexedVersion": 2, "dropped": [], "deleted": false,
                "parts": [{ "chunks": [{ "hash": "h" }] }]
            }
            """),
        Item("chunk", """{ "documentLife": "dl", "hash": "h" }"""),
        Item("memory", $$"""{ "id": "m1", "documentLife": "dl", "documentId": "d", "text": "user: a", "since": 1, "until": {{Never}} }"""),
        Item("memory", $$"""{ "id": "m2", "documentLife": "dl", "documentId": "d", "text": "user: b", "since": 1, "until": {{Never}} }"""),
        Item("memory", """{ "id": "m3", "documentLife": "dl", "documentId": "d", "text": "user: old", "since": 1, "until": 2, "retiredBy": "", "ttl": 600 }"""),
    ];

    private static JsonObject Item(string kind, string more = "{}")
    {
        var item = JsonNode.Parse(more)!.AsObject();
        item.TryAdd("id", kind);
        (item["kind"], item["bank"], item["life"]) = (kind, "default/u/b", "l");
        return item;
    }

    private static JsonObject Of(List<JsonObject> items, string kind) => items.First(item => (string?)item["kind"] == kind);

    private static JsonObject With(JsonObject item, string name, JsonNode value)
    {
        var copy = item.DeepClone().AsObject();
        copy[name] = value;
        return copy;
    }

    private static IReadOnlyList<StoredItem> Read(IEnumerable<JsonObject> items) =>
        [.. items.Select(item => new StoredItem(JsonSerializer.SerializeToElement(item)))];
}
