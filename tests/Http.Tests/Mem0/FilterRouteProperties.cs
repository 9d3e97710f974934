using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Http.Mem0;
using MemoryFunctions.Http.Problems;

namespace MemoryFunctions.Http.Tests.Mem0;

public sealed class FilterRouteProperties
{
    [Fact]
    public void A_filter_finds_exactly_what_it_says_and_never_looks_beyond_the_entities_that_it_names() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var filter = FilterMaker.Filter(random);
        var memories = Enumerable.Range(0, 30).Select(_ => FilterMaker.Memory(random)).ToList();
        IReadOnlyList<BankCondition> banks;
        try
        {
            banks = FilterRoute.Of(FilterParser.Parse(JsonSerializer.SerializeToElement(filter)), "t");
        }
        catch (InvalidInputException)
        {
            return; // too large
        }
        catch (ProblemException)
        {
            // It says nothing of whose memories: one of an entity that it does not name may meet it, or it names those that it excludes.
            Assert.DoesNotContain(filter, field => field.Key.EndsWith("_id", StringComparison.Ordinal) && field.Value is JsonValue value && value.ToString() != "*");
            return;
        }

        Assert.All(memories, memory =>
        {
            var ids = new EntityIds(memory.Ids["user_id"], memory.Ids["agent_id"], memory.Ids["app_id"], memory.Ids["run_id"]);
            var (bank, scope) = (ids.BankOf("t"), ids.Scope);
            var condition = banks.SingleOrDefault(one => one.Bank == bank);
            var found = condition is not null && (condition.Condition is null || Holds(condition.Condition, scope, memory));

            // What is asked of a user is asked of all of the user's memories; where only another id is named, its own bank is meant.
            var holds = FilterMaker.Holds(filter, memory);
            var isOwned = filter["user_id"] is JsonValue user && user.ToString() != "*";
            Assert.True(found == (holds && (isOwned || banks.Any(one => one.Bank == bank))), $"{filter.ToJsonString()} of {string.Join(' ', memory.Ids.Values)}");
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"user_id":"*"}""")]
    [InlineData("""{"user_id":{"ne":"a"}}""")]
    [InlineData("""{"NOT":[{"user_id":"a"}]}""")]
    [InlineData("""{"OR":[{"user_id":"a"},{"categories":"plan"}]}""")]
    [InlineData("""{"metadata":{"user_id":"a"}}""")]
    public void What_names_no_entity_for_all_that_it_asks_is_refused(string filter) =>
        Assert.Equal(400, Assert.Throws<ProblemException>(() => Route(filter)).Status);

    [Fact]
    public void Up_to_ten_entities_are_asked_and_more_are_refused()
    {
        Assert.Equal(10, Route(Users(10)).Count);
        Assert.Equal("filters", Assert.Throws<InvalidInputException>(() => Route(Users(11))).Field);
    }

    [Theory]
    [InlineData("""{"AND":[{"user_id":"a"},{"agent_id":"b"}]}""", "t/u/a")]
    [InlineData("""{"agent_id":"b","run_id":"c"}""", "t/agent/b")]
    [InlineData("""{"OR":[{"user_id":"a"},{"agent_id":"b"}]}""", "t/u/a t/agent/b")]
    [InlineData("""{"AND":[{"user_id":"a"},{"user_id":"b"}]}""", "")]
    [InlineData("""{"AND":[{"user_id":{"in":["a","b"]}},{"user_id":{"ne":"b"}}]}""", "t/u/a")]
    public void The_banks_are_those_of_the_first_ids(string filter, string banks) =>
        Assert.Equal(banks, string.Join(' ', Route(filter).Select(one => one.Bank.Path)));

    [Theory]
    [InlineData("""{"user":"a"}""", "filters.user")]
    [InlineData("""{"AND":[{"user_id":"a"},{"or":[]}]}""", "filters.AND.1.or")]
    [InlineData("""{"AND":{"user_id":"a"}}""", "filters.AND")]
    [InlineData("""{"AND":[]}""", "filters.AND")]
    [InlineData("""{"AND":["a"]}""", "filters.AND.0")]
    [InlineData("""[]""", "filters")]
    [InlineData("""{"user_id":1}""", "filters.user_id")]
    [InlineData("""{"user_id":""}""", "filters.user_id")]
    [InlineData("""{"user_id":{"in":[]}}""", "filters.user_id.in")]
    [InlineData("""{"user_id":{"in":["a",1]}}""", "filters.user_id.in.1")]
    [InlineData("""{"user_id":{"nin":["a"]}}""", "filters.user_id.nin")]
    [InlineData("""{"user_id":{}}""", "filters.user_id")]
    [InlineData("""{"user_id":"a\u0000"}""", "filters.user_id")]
    [InlineData("""{"user_id":"a\ud800"}""", "filters.user_id")]
    [InlineData("""{"created_at":{"gte":"yesterday"}}""", "filters.created_at.gte")]
    [InlineData("""{"created_at":{"after":"2026-01-01"}}""", "filters.created_at.after")]
    [InlineData("""{"timestamp":{"gt":1e300}}""", "filters.timestamp.gt")]
    [InlineData("""{"categories":{"icontains":"a"}}""", "filters.categories.icontains")]
    [InlineData("""{"metadata":"a"}""", "filters.metadata")]
    [InlineData("""{"metadata":{"a":{"contains":1}}}""", "filters.metadata.a.contains")]
    [InlineData("""{"keywords":{"contains":1}}""", "filters.keywords.contains")]
    [InlineData("""{"memory_ids":{"ne":"a"}}""", "filters.memory_ids")]
    public void What_is_no_filter_is_refused_by_its_place(string filter, string place) =>
        Assert.Equal(place, Assert.Throws<InvalidInputException>(() => Route(filter)).Field);

    [Theory]
    [InlineData("created_at", """{"gte":"2026-01-01","lte":"2026-01-31"}""", "2026-01-01T00:00:00.0000000", "2026-02-01T00:00:00.0000000")]
    [InlineData("created_at", "\"2026-01-01\"", "2026-01-01T00:00:00.0000000", "2026-01-02T00:00:00.0000000")]
    [InlineData("timestamp", """{"gt":"2026-01-01","lt":"2026-01-31"}""", "2026-01-02T00:00:00.0000000", "2026-01-31T00:00:00.0000000")]
    [InlineData("updated_at", """{"gt":"2026-01-01T01:00:00+01:00"}""", "2026-01-01T00:00:00.0000001", null)]
    [InlineData("timestamp", """{"lte":1767225600}""", null, "2026-01-01T00:00:00.0000001")]
    [InlineData("expiration_date", "\"2026-01-01\"", "2026-01-01T00:00:00.0000001", "2026-01-02T00:00:00.0000001")]
    public void A_date_stands_for_its_day(string field, string value, string? from, string? to)
    {
        var condition = Assert.Single(Route($$"""{"user_id":"a","{{field}}":{{value}}}""")).Condition!;
        var leaves = (condition is AllOf all ? all.Parts : [condition]).Cast<IsWithin>().ToList();
        Assert.Equal((Time(from), Time(to)), (leaves.Max(leaf => leaf.From), leaves.Min(leaf => leaf.To)));
    }

    private static DateTimeOffset? Time(string? text) => text is null ? null : DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);

    private static string Users(int count) => "{\"user_id\":{\"in\":[" + string.Join(',', Enumerable.Range(0, count).Select(at => $"\"u{at}\"")) + "]}}";

    private static IReadOnlyList<BankCondition> Route(string filter) => FilterRoute.Of(FilterParser.Parse(JsonDocument.Parse(filter).RootElement), "t");

    private static bool Holds(MemoryCondition condition, MemoryScope scope, Remembered memory) => condition switch
    {
        AllOf all => all.Parts.All(part => Holds(part, scope, memory)),
        AnyOf any => any.Parts.Any(part => Holds(part, scope, memory)),
        Not not => !Holds(not.Part, scope, memory),
        IsInScope within => Of(within.Field, scope) is { } id && within.Ids.Contains(id, StringComparer.Ordinal),
        HasScope has => Of(has.Field, scope) is not null,
        IsOfCategory of => memory.Category is { } category && of.Categories.Contains(category, StringComparer.Ordinal),
        HasMetadata has => memory.Metadata.TryGetValue(has.Key, out var json) && MetadataValue.Encode(JsonDocument.Parse(json).RootElement) == has.Value,
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private static string? Of(ScopeField field, MemoryScope scope) => field switch
    {
        ScopeField.Agent => scope.AgentId,
        ScopeField.App => scope.AppId,
        _ => scope.RunId,
    };
}
