using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;
using NSubstitute;

namespace MemoryFunctions.Core.Tests.Reflect;

public sealed class DirectivesInAnswersTests
{
    private const string Question = "What does Ann drink?";

    private static readonly Directive[] Rules =
    [
        Rule("late", 1), Rule("first", 9), Rule("off", 10) with { IsActive = false }, Rule("work", 5) with { Tags = ["work"] }, Rule("both", 4) with { Tags = ["work", "home"] },
    ];

    public static TheoryData<TagFilter?, string> Scopes => new()
    {
        { null, "first late" },
        { new TagFilter([], TagsMatch.Any), "first late" },
        { new TagFilter(["work"], TagsMatch.Any), "first work both late" },
        { new TagFilter(["home"], TagsMatch.AnyStrict), "first both late" },
        { new TagFilter(["work", "home"], TagsMatch.All), "first both late" },
        { new TagFilter(["work"], TagsMatch.Exact), "first work late" },
        { new TagFilter(["other"], TagsMatch.Any), "first late" },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task The_active_ones_whose_tags_meet_the_questions_hold_the_most_important_first(TagFilter? tags, string expected)
    {
        var host = new ReflectHost().Find(Question, Remembered.Memory("m")).Rule(Rules);

        var answer = await host.AskAsync(new ReflectQuery { Bank = ReflectHost.Bank, Question = Question, Tags = tags });

        Assert.Equal(expected, string.Join(' ', host.Asked[0].Directives.Select(rule => rule.Name)));
        Assert.Equal(host.Asked[0].Directives, answer.Directives);
    }

    [Fact]
    public async Task A_compound_filter_is_a_scope_too()
    {
        var host = new ReflectHost().Find(Question, Remembered.Memory("m")).Rule(Rules);

        await host.AskAsync(new ReflectQuery
        {
            Bank = ReflectHost.Bank,
            Question = Question,
            Condition = new AllOf([new HasTags(new TagFilter(["work"], TagsMatch.AnyStrict)), new Not(new HasTags(new TagFilter(["home"], TagsMatch.AnyStrict)))]),
        });

        Assert.Equal(["first", "work", "late"], host.Asked[0].Directives.Select(rule => rule.Name), StringComparer.Ordinal);
    }

    [Fact]
    public async Task All_active_ones_hold_where_that_is_asked_for()
    {
        var host = new ReflectHost().Find(Question, Remembered.Memory("m")).Rule(Rules);

        await host.AskAsync(new ReflectQuery { Bank = ReflectHost.Bank, Question = Question, AllDirectives = true });

        Assert.Equal(["first", "work", "both", "late"], host.Asked[0].Directives.Select(rule => rule.Name), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Nobody_looks_for_them_where_there_are_none()
    {
        var host = new ReflectHost().Find(Question, Remembered.Memory("m"));

        await host.AskAsync(new ReflectQuery { Bank = ReflectHost.Bank, Question = Question });

        await host.Directives.DidNotReceiveWithAnyArgs().ListAsync(default, default!, default);
    }

    private static Directive Rule(string name, int priority) => new()
    {
        Id = name,
        Name = name,
        Content = $"Heed {name}.",
        Priority = priority,
        CreatedAt = Remembered.Noon,
        UpdatedAt = Remembered.Noon,
    };
}
