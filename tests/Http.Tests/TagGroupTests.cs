using System.Net;
using System.Text;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using NSubstitute;

namespace MemoryFunctions.Http.Tests;

public sealed class TagGroupTests : IAsyncLifetime
{
    private const string Bank = "/v1/default/banks/alice";
    private readonly ApiHost host = new();

    public static TheoryData<string, string> Bad => new()
    {
        { "{}", "body.tag_groups" },
        { "[7]", "body.tag_groups.0" },
        { "[null]", "body.tag_groups.0" },
        { "[{}]", "body.tag_groups.0" },
        { """[{"tag":["a"]}]""", "body.tag_groups.0" },
        { """[{"match":"any"}]""", "body.tag_groups.0" },
        { """[{"tags":["a"],"not":{"tags":["b"]}}]""", "body.tag_groups.0" },
        { """[{"not":{"tags":["b"]},"match":"any"}]""", "body.tag_groups.0.match" },
        { """[{"tags":["a"],"match":"some"}]""", "body.tag_groups.0.match" },
        { """[{"tags":[]}]""", "body.tag_groups.0.tags" },
        { """[{"tags":"a"}]""", "body.tag_groups.0.tags" },
        { """[{"tags":["a"," "]}]""", "body.tag_groups.0.tags.1" },
        { """[{"tags":["a\u0000"]}]""", "body.tag_groups.0.tags.0" },
        { """[{"and":[]}]""", "body.tag_groups.0.and" },
        { """[{"tags":["a"]},{"or":[{"tags":["a"]},{"and":[{"not":[]}]}]}]""", "body.tag_groups.1.or.1.and.0.not" },
        { """[{"tags":["a"]},{"or":[{"tags":["a"]},{"and":[{"not":{"tags":[1]}}]}]}]""", "body.tag_groups.1.or.1.and.0.not.tags.0" },
        { Deep(8), "body.tag_groups" },
        { $"[{string.Join(',', Enumerable.Repeat("""{"tags":["a"]}""", 101))}]", "body.tag_groups" },
        { $$"""[{"tags":[{{string.Join(',', Enumerable.Range(0, 101).Select(at => $"\"t{at}\""))}}]}]""", "body.tag_groups.0.tags" },
    };

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        await Answer.SendAsync(host.Client, "PUT", Bank, "{}");
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("""[{"tags":["a","b","a"]}]""", "all(AnyStrict a b)")]
    [InlineData("""[{"tags":["a"],"match":"all"},{"tags":[],"match":"exact"}]""", "all(All a, Exact)")]
    [InlineData("""[{"or":[{"tags":["a"],"match":"any"},{"not":{"and":[{"tags":["b"]},{"tags":["c"],"match":"all_strict"}]}}]}]""", "all(any(Any a, not(all(AnyStrict b, AllStrict c))))")]
    public async Task Groups_reach_the_search_of_recall_and_reflect_as_they_were_asked(string groups, string expected)
    {
        foreach (var verb in new[] { "memories/recall", "reflect" })
        {
            host.Memories.ClearReceivedCalls();
            var answer = await Answer.SendAsync(host.Client, "POST", $"{Bank}/{verb}", $$"""{"query":"tea","tags":["x"],"tag_groups":{{groups}}}""");

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Null(answer.Header("X-Ignored-Params"));
            var filter = Searched();
            Assert.Equal(["x"], filter.Tags!.Tags);
            Assert.Equal(expected, Words(filter.Condition));
        }
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_no_group_is_refused_by_field_and_nothing_is_searched(string groups, string loc)
    {
        foreach (var verb in new[] { "memories/recall", "reflect" })
        {
            var answer = await Answer.SendAsync(host.Client, "POST", $"{Bank}/{verb}", $$"""{"query":"tea","tag_groups":{{groups}}}""");

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Equal(loc, answer.Loc);
        }

        Assert.DoesNotContain(host.Memories.ReceivedCalls(), call => call.GetMethodInfo().Name.StartsWith("Search", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Groups_may_be_nested_as_deep_as_the_bound() =>
        Assert.Equal(HttpStatusCode.OK, (await Answer.SendAsync(host.Client, "POST", $"{Bank}/memories/recall", $$"""{"query":"tea","tag_groups":{{Deep(7)}}}""")).Status);

    /// <summary>The list is a node too.</summary>
    private static string Deep(int depth)
    {
        var group = new StringBuilder("""{"tags":["a"]}""");
        for (var at = 1; at < depth; at++)
        {
            group.Insert(0, """{"not":""").Append('}');
        }

        return $"[{group}]";
    }

    private static string Words(MemoryCondition? condition) => condition switch
    {
        null => "",
        AllOf all => $"all({string.Join(", ", all.Parts.Select(Words))})",
        AnyOf any => $"any({string.Join(", ", any.Parts.Select(Words))})",
        Not not => $"not({Words(not.Part)})",
        HasTags has => string.Join(' ', has.Filter.Tags.Prepend(has.Filter.Match.ToString())),
        _ => throw new NotSupportedException(),
    };

    private MemoryFilter Searched() => host.Memories.ReceivedCalls()
        .Where(call => call.GetMethodInfo().Name == nameof(IMemoryStore.SearchByVectorAsync))
        .Select(call => (MemoryFilter)call.GetArguments()[3]!)
        .First();
}
