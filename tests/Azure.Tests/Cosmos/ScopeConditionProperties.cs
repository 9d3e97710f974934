using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Conditions on what a memory says beside its tags.</summary>
public sealed class ScopeConditionProperties
{
    private static readonly BankId Bank = MemoryHost.Bank();
    private static readonly string[] Ids = ["a", "A", "it's", "\"; --", "日本", "@c0"];
    private static readonly string[] Keys = ["k", "K", "a.b", "\"] OR true --", "it's", "\\", "日本", "é\u2028"];
    private static readonly string[] Values = ["x", "XY", "\"x\"", "1", "true", "\\", "日本語"];
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One of each kind.</summary>
    public static IReadOnlyList<MemoryCondition> Leaves =>
    [
        new IsInScope(ScopeField.Agent, ["a", "b"]), new HasScope(ScopeField.App), new HasCategory(), new IsOfCategory(["plan", "b"]), new HasMetadata("\"k'\\日", "v"), new MetadataContains("k", "v"),
        new TextContains("t", IgnoreCase: true), new TextContains("t", IgnoreCase: false), new IsOneOf(["x", "y"]), new IsWithin(TimeField.Created, Start, Start), new IsWithin(TimeField.Updated, Start, null),
        new IsWithin(TimeField.Mentioned, null, Start), new IsWithin(TimeField.Expires, null, null), new IsInScope(ScopeField.Run, ["a"]),
    ];

    [Fact]
    public async Task The_store_lets_through_what_a_condition_on_scope_metadata_text_or_time_says()
    {
        await using var host = await MemoryHost.StartAsync();
        await RememberAsync(host, new Random(5), 60);
        var page = await host.Memories.ListAsync(Bank, new MemoryListQuery { Limit = 1_000, WithExpired = true }, default);
        Assert.Equal(Enumerable.Range(0, 60), page.Items.Select(memory => int.Parse(memory.Text.Split(' ')[^2], System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Contains(page.Items, memory => memory.Scope is { AgentId: not null, AppId: null });
        Assert.Contains(page.Items, memory => memory.ExpiresAt is not null);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => CheckAsync(host, page.Items, new Random(seed)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public async Task What_has_expired_is_found_and_listed_only_where_that_is_asked_for()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = "user: tea is gone", ExpiresAt = DateTimeOffset.UtcNow.AddSeconds(-1) }] }, default);
        Assert.Empty(await host.ListAsync(Bank));
        Assert.Empty(await host.AskAsync(Bank, "tea"));
        var all = await host.Memories.ListAsync(Bank, new MemoryListQuery { WithExpired = true }, default);
        Assert.NotNull(Assert.Single(all.Items).ExpiresAt);
        var found = await host.Recall.RecallAsync(new() { Bank = Bank, Text = "tea", WithExpired = true }, default);
        Assert.Single(found.Results);
        Assert.Empty(await host.AskAsync(Bank, "tea"));
    }

    [Fact]
    public async Task The_same_words_said_elsewhere_are_another_memory_and_said_there_again_the_same()
    {
        await using var host = await MemoryHost.StartAsync();
        foreach (var scope in new MemoryScope?[] { null, new() { RunId = "1" }, new() { RunId = "2" }, new() { AgentId = "1" }, new() { RunId = "2" } })
        {
            await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = "user: I like green tea very much", Scope = scope }] }, default);
        }

        var memories = await host.ListAsync(Bank);
        Assert.Equal(4, memories.Count);
        Assert.Equal(2, memories.Single(memory => memory.Scope.RunId == "2").ProofCount);
    }

    [Fact]
    public async Task A_document_that_is_saved_again_without_a_scope_keeps_the_one_it_has()
    {
        await using var host = await MemoryHost.StartAsync();
        var until = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var item = new RetainItem { DocumentId = "d", Content = "user: one", Scope = new MemoryScope { AgentId = "x", RunId = "y" }, ExpiresAt = until };
        await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [item] }, default);
        await host.SayAsync(Bank, "d", "user: one\nuser: two");
        Assert.All(await host.ListAsync(Bank), memory => Assert.Equal((item.Scope, (DateTimeOffset?)until), (memory.Scope, memory.ExpiresAt)));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    private static Task RememberAsync(MemoryHost host, Random random, int count) =>
        host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [.. Enumerable.Range(0, count).Select(at => Item(random, at))] }, default);

    private static RetainItem Item(Random random, int at) => random.Next(5) == 0 ? Dated(random, at) with { Timestamp = null, Undated = true } : Dated(random, at);

    private static RetainItem Dated(Random random, int at) => new()
    {
        Content = $"user: {(random.Next(3) == 0 ? "I like" : "What about")} Marker {at} {Values[random.Next(Values.Length)]}",
        Timestamp = random.Next(2) == 0 ? Start.AddDays(random.Next(5)) : null,
        Scope = random.Next(4) == 0 ? null : new MemoryScope { AgentId = Maybe(random), AppId = Maybe(random), RunId = Maybe(random) },
        ExpiresAt = random.Next(2) == 0 ? Start.AddDays(random.Next(5)) : null,
        Metadata = Enumerable.Range(0, random.Next(4)).Select(_ => Keys[random.Next(Keys.Length)]).Distinct()
            .ToDictionary(key => key, _ => Values[random.Next(Values.Length)], StringComparer.Ordinal),
    };

    private static string? Maybe(Random random) => random.Next(2) == 0 ? null : Ids[random.Next(Ids.Length)];

    private static async Task CheckAsync(MemoryHost host, IReadOnlyList<MemoryUnit> all, Random random)
    {
        var condition = Condition(random, all, 4);
        var view = (await host.BankStore.ReadHeaderAsync(Bank, default))!.View;
        var expected = all.Where(memory => Holds(condition, memory)).Select(memory => memory.Id).Order(StringComparer.Ordinal).ToList();
        var found = await host.MemoryStore.SearchByTermsAsync(Bank, view, ["marker"], newest: false, new MemoryFilter([], null) { Condition = condition }, CandidateDepth.Whole, 1_000, default);
        Assert.Equal(expected, found.Select(candidate => candidate.Id).Order(StringComparer.Ordinal));
        var page = await host.MemoryStore.ListAsync(Bank, view, new MemoryListQuery { Condition = condition, Limit = 1_000 }, default);
        Assert.Equal(expected, page.Items.Select(memory => memory.Id).Order(StringComparer.Ordinal));
    }

    private static MemoryCondition Condition(Random random, IReadOnlyList<MemoryUnit> all, int depth) => random.Next(depth > 1 ? 12 : 8) switch
    {
        0 when random.Next(4) == 0 => new HasCategory(),
        0 => new IsInScope((ScopeField)random.Next(3), Some(random, Ids)),
        1 => new HasScope((ScopeField)random.Next(3)),
        2 => new IsOfCategory(Some(random, ["preference", "question", "fact", "Preference"])),
        3 => new HasMetadata(Keys[random.Next(Keys.Length)], Values[random.Next(Values.Length)]),
        4 => new MetadataContains(Keys[random.Next(Keys.Length)], random.Next(4) == 0 ? "" : Values[random.Next(Values.Length)][..1]),
        5 => new TextContains(random.Next(2) == 0 ? "marker 1" : "Marker 1", random.Next(2) == 0),
        6 => new IsOneOf(Some(random, [.. all.Select(memory => memory.Id), "x"])),
        7 => new IsWithin((TimeField)random.Next(4), Time(random), Time(random)),
        8 or 9 => new Not(Condition(random, all, depth - 1)),
        10 => new AllOf([.. Enumerable.Range(0, random.Next(3)).Select(_ => Condition(random, all, depth - 1))]),
        _ => new AnyOf([.. Enumerable.Range(0, random.Next(3)).Select(_ => Condition(random, all, depth - 1))]),
    };

    private static IReadOnlyList<string> Some(Random random, IReadOnlyList<string> of) => [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => of[random.Next(of.Count)])];

    private static DateTimeOffset? Time(Random random) => random.Next(3) == 0 ? null : Start.AddDays(random.Next(6));

    private static bool Holds(MemoryCondition condition, MemoryUnit memory) => condition switch
    {
        AllOf all => all.Parts.All(part => Holds(part, memory)),
        AnyOf any => any.Parts.Any(part => Holds(part, memory)),
        Not not => !Holds(not.Part, memory),
        IsInScope within => Of(within.Field, memory) is { } id && within.Ids.Contains(id, StringComparer.Ordinal),
        HasScope has => Of(has.Field, memory) is not null,
        IsOfCategory of => memory.Category is { } category && of.Categories.Contains(category, StringComparer.Ordinal),
        HasCategory => memory.Category is not null,
        HasMetadata has => memory.Metadata.TryGetValue(has.Key, out var value) && value == has.Value,
        MetadataContains has => memory.Metadata.TryGetValue(has.Key, out var value) && value.Contains(has.Text, StringComparison.Ordinal),
        TextContains has => memory.Text.Contains(has.Text, has.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
        IsOneOf one => one.Ids.Contains(memory.Id, StringComparer.Ordinal),
        IsWithin within => Of(within.Field, memory) is { } time && !(time < within.From) && !(time >= within.To),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private static string? Of(ScopeField field, MemoryUnit memory) => field switch
    {
        ScopeField.Agent => memory.Scope.AgentId,
        ScopeField.App => memory.Scope.AppId,
        _ => memory.Scope.RunId,
    };

    private static DateTimeOffset? Of(TimeField field, MemoryUnit memory) => field switch
    {
        TimeField.Created => memory.CreatedAt,
        TimeField.Updated => memory.UpdatedAt,
        TimeField.Mentioned => memory.MentionedAt,
        _ => memory.ExpiresAt,
    };
}
