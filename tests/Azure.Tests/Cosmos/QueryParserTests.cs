using System.Net;
using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>
/// Microsoft's own parser is the native planner inside the SDK (switched on in test.runsettings). A query over all partitions
/// always goes through it.
/// </summary>
public sealed class QueryParserTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    private static readonly BankView[] Views =
    [
        new() { Life = "l", Version = 3 },
        new() { Life = "l", Version = 3, Generations = ["g", "h"] },
        new() { Life = "l", Version = 3, Generations = ["g"], Hidden = ["d", "e"] },
    ];

    private static readonly HasTags Leaf = new(new TagFilter(["a", "b"], TagsMatch.Exact));

    public static TheoryData<string> All => [.. Definitions().Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Microsofts_parser_takes_every_query_that_the_store_sends(string name)
    {
        await using var host = await MemoryHost.StartAsync();
        var (status, message) = await AskAsync(host, Definitions()[name]);
        Assert.True(status == HttpStatusCode.OK, message);
    }

    [Fact]
    public async Task Microsofts_parser_takes_whatever_a_condition_is_made_of()
    {
        await using var host = await MemoryHost.StartAsync();
        foreach (var condition in Conditions())
        {
            var query = Queries.ByTerms(Bank, Views[2], ["a"], newest: true, new MemoryFilter(["world"], Leaf.Filter, DateTimeOffset.UnixEpoch) { Condition = condition }, CandidateDepth.Whole, 10);
            var (status, message) = await AskAsync(host, query);
            Assert.True(status == HttpStatusCode.OK, $"{query.QueryText}: {message}");
        }
    }

    [Fact]
    public async Task Microsofts_parser_refuses_what_is_no_query()
    {
        await using var host = await MemoryHost.StartAsync();
        var (status, message) = await AskAsync(host, new QueryDefinition("SELECT * FROM c WHERE c.bank == 'x'"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("SC1001", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_query_of_the_store_is_in_the_list()
    {
        var methods = typeof(Queries).GetMethods().Where(method => method.ReturnType == typeof(QueryDefinition)).Select(method => method.Name);
        Assert.Equal(methods.Order(StringComparer.Ordinal), Definitions().Keys.Select(name => name.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_query_but_the_sweeps_names_one_bank()
    {
        foreach (var (name, definition) in Definitions())
        {
            Assert.Equal(!name.StartsWith("Due", StringComparison.Ordinal), definition.QueryText.Contains("c.bank = @bank", StringComparison.Ordinal));
        }
    }

    private static async Task<(HttpStatusCode Status, string Message)> AskAsync(MemoryHost host, QueryDefinition query)
    {
        using var pages = host.Containers.Memories.GetItemQueryStreamIterator(query);
        using var response = await pages.ReadNextAsync(CancellationToken.None);
        return (response.StatusCode, response.ErrorMessage);
    }

    private static Dictionary<string, QueryDefinition> Definitions()
    {
        var all = new Dictionary<string, QueryDefinition>(StringComparer.Ordinal)
        {
            ["Due"] = Queries.Due(DateTimeOffset.UnixEpoch),
            ["Work"] = Queries.Work(Bank),
            ["IndexWork"] = Queries.IndexWork(Bank),
            ["Leavings"] = Queries.Leavings(Bank, "l", 100),
            ["Documents"] = Queries.Documents(Bank, "l", new DocumentListQuery()),
            ["Documents asked for"] = Queries.Documents(Bank, "l", new DocumentListQuery { Text = "x", Tags = Leaf.Filter, Limit = 5, Offset = 5 }),
            ["CountDocuments"] = Queries.CountDocuments(Bank, "l", new DocumentListQuery()),
            ["CountDocuments asked for"] = Queries.CountDocuments(Bank, "l", new DocumentListQuery { Text = "x", Tags = Leaf.Filter }),
            ["ChunkHashes"] = Queries.ChunkHashes(Bank, "l", "d", 100),
            ["CountPending"] = Queries.CountPending(Bank, "l"),
            ["Waiting"] = Queries.Waiting(Bank, "l", 10),
            ["States"] = Queries.States(Bank, "l", ["a", "b"]),
            ["Operations"] = Queries.Operations(Bank, "l", null, 10, 20),
            ["Operations of a type"] = Queries.Operations(Bank, "l", "retain", 10, 20),
            ["CountOperations"] = Queries.CountOperations(Bank, "l", null),
            ["CountOperations of a type"] = Queries.CountOperations(Bank, "l", "retain"),
            ["Leftovers"] = Queries.Leftovers(Bank, "l", "d", 100),
            ["ByIds"] = Queries.ByIds(Bank, Views[2], ["m", "n"]),
            ["Brought"] = Queries.Brought(Bank, "l", 3, 5, DateTimeOffset.UnixEpoch),
            ["Taken"] = Queries.Taken(Bank, "l", 3, 5),
            ["Hidden"] = Queries.Hidden(Bank, "l", ["d", "e"]),
            ["PendingDeliveries"] = Queries.PendingDeliveries(Bank, "l", "w", 50),
            ["Deliveries"] = Queries.Deliveries(Bank, "l", "w", 50),
            ["WholeByIds"] = Queries.WholeByIds(Bank, Views[2], ["m", "n"]),
            ["Answers"] = Queries.Answers(Bank, "l", 100),
            ["AnswerKeys"] = Queries.AnswerKeys(Bank, "l", "d", 100),
            ["DocumentIds"] = Queries.DocumentIds(Bank, "l", 100),
            ["Owned"] = Queries.Owned(Bank, "l", "directive"),
            ["Generation"] = Queries.Generation(Bank, "l", "g", 100),
        };
        var asked = new MemoryListQuery { Type = "world", DocumentId = "d", Text = "x", At = DateTimeOffset.UnixEpoch, Limit = 5, Offset = 5, Entity = ["e"], IsConsolidated = true };
        foreach (var view in Views)
        {
            var name = $"{view.Generations.Count} generations, {view.Hidden.Count} hidden";
            all.Add($"CountFactsSince {name}", Queries.CountFactsSince(Bank, view, 2, DateTimeOffset.UnixEpoch));
            all.Add($"Tags {name}", Queries.Tags(Bank, view, DateTimeOffset.UnixEpoch, 10));
            all.Add($"Mentions {name}", Queries.Mentions(Bank, view, DateTimeOffset.UnixEpoch, 10));
            all.Add($"Groups {name}", Queries.Groups(Bank, view, ["g", "h"]));
            all.Add($"Heads {name}", Queries.Heads(Bank, view, ["g", "h"], ["d", "e"]));
            all.Add($"Superseders {name}", Queries.Superseders(Bank, view, ["g", "h"]));
            all.Add($"Facts {name}", Queries.Facts(Bank, view, ["m", "n"]));
            all.Add($"Citing {name}", Queries.Citing(Bank, view, ["m", "n"]));
            all.Add($"DocumentMemories {name}", Queries.DocumentMemories(Bank, view, "d", 0, 10));
            foreach (var query in new[] { new MemoryListQuery(), asked })
            {
                all.Add($"List {name}, {query.Text}", Queries.List(Bank, view, query));
                all.Add($"Count {name}, {query.Text}", Queries.Count(Bank, view, query));
                all.Add($"Invalidated {name}, {query.Text}", Queries.Invalidated(Bank, view, query));
                all.Add($"CountInvalidated {name}, {query.Text}", Queries.CountInvalidated(Bank, view, query));
            }

            var compound = new MemoryListQuery { Condition = Compound(Leaf) };
            all.Add($"List {name}, compound", Queries.List(Bank, view, compound));
            all.Add($"Count {name}, compound", Queries.Count(Bank, view, compound));
            all.Add($"Invalidated {name}, compound", Queries.Invalidated(Bank, view, compound));
            all.Add($"CountInvalidated {name}, compound", Queries.CountInvalidated(Bank, view, compound with { IsConsolidated = false }));

            all.Add($"NearestFacts {name}", Queries.NearestFacts(Bank, view, new float[512], ["a"], DateTimeOffset.UnixEpoch, 10));
            all.Add($"NearestObservations {name}", Queries.NearestObservations(Bank, view, new float[512], ["a"], DateTimeOffset.UnixEpoch, 10));
            all.Add($"FactsInSlots {name}", Queries.FactsInSlots(Bank, view, ["a", "b"], DateTimeOffset.UnixEpoch, 10));
            all.Add($"FactsSince {name}", Queries.FactsSince(Bank, view, 7, DateTimeOffset.UnixEpoch, 10));
            foreach (var filter in Filters())
            {
                var tags = filter.Tags is null ? "" : $"{filter.Tags.Match} {filter.Tags.Tags.Count}";
                foreach (var depth in Enum.GetValues<CandidateDepth>())
                {
                    all.Add($"ByVector {depth} {name}, {filter.Types.Count} {tags}", Queries.ByVector(Bank, view, new float[512], filter, depth, 10));
                    all.Add($"ByTerms {depth} {name}, {filter.Types.Count} {tags}", Queries.ByTerms(Bank, view, ["a", "b", "c"], newest: false, filter, depth, 10));
                    all.Add($"ByTime {depth} {name}, {filter.Types.Count} {tags}", Queries.ByTime(Bank, view, DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch, filter, depth, 10));
                }
            }
        }

        return all;
    }

    private static IEnumerable<MemoryFilter> Filters()
    {
        yield return MemoryFilter.None;
        yield return new MemoryFilter(["observation"], null, DateTimeOffset.UnixEpoch);
        yield return new MemoryFilter(["world", "experience"], new TagFilter([], TagsMatch.Exact));
        foreach (var match in Enum.GetValues<TagsMatch>())
        {
            yield return new MemoryFilter([], new TagFilter(["a", "b"], match));
        }
    }

    private static IEnumerable<MemoryCondition> Conditions()
    {
        foreach (var match in Enum.GetValues<TagsMatch>())
        {
            yield return new Not(new HasTags(new TagFilter(["a", "b"], match)));
        }

        foreach (var leaf in ScopeConditionProperties.Leaves)
        {
            yield return Compound(leaf);
        }

        yield return Compound(new Not(Compound(Leaf)));
        var random = new Random(3);
        for (var shape = 0; shape < 40; shape++)
        {
            yield return new AnyOf([new AllOf([]), ConditionMaker.Condition(random)]);
        }
    }

    /// <summary>Every kind of node, empty ones among them.</summary>
    private static MemoryCondition Compound(MemoryCondition leaf) =>
        new AllOf([new AnyOf([leaf, new Not(leaf), new AllOf([])]), new Not(new AllOf([leaf, new AnyOf([])])), new HasTags(new TagFilter([], TagsMatch.Any))]);
}
