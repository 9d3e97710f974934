using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class ConditionProperties
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task The_store_lets_through_what_a_condition_says()
    {
        await using var host = await MemoryHost.StartAsync();
        var tags = await RememberAsync(host, new Random(7), 40);
        Prop.ForAll(Seeds(), seed => CheckAsync(host, tags, seed, listed: true).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public async Task What_lacks_the_property_meets_no_condition_on_it_and_every_negation_of_one()
    {
        await using var host = await MemoryHost.StartAsync();
        var tags = new Dictionary<string, IReadOnlyList<string>?>(await RememberAsync(host, new Random(8), 20), StringComparer.Ordinal);
        foreach (var item in (await BankAudit.ReadAsync(host, Bank)).Memories.Where((_, at) => at % 2 == 0))
        {
            var bare = JsonNode.Parse(item.GetRawText())!.AsObject();
            bare.Remove("tags");
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(bare.ToJsonString()));
            using var response = await host.Containers.Memories.ReplaceItemStreamAsync(content, bare["id"]!.GetValue<string>(), new PartitionKey(Bank.Path));
            response.EnsureSuccessStatusCode();
            tags[bare["memoryId"]!.GetValue<string>()] = null;
        }

        Assert.Equal(10, tags.Values.Count(some => some is null));
        Prop.ForAll(Seeds(), seed => CheckAsync(host, tags, seed, listed: false).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void A_querys_text_depends_on_the_shape_of_its_condition_only() => Prop.ForAll(Seeds(), seed =>
    {
        var condition = ConditionMaker.Condition(new Random(seed));
        Assert.Equal(ConditionSql.Of([condition]).Text, ConditionSql.Of([Renamed(condition)]).Text);
        Assert.DoesNotContain(ConditionMaker.Tags.Where(tag => tag.Length > 2 && tag[0] != '@'), tag => ConditionSql.Of([condition]).Text.Contains(tag, StringComparison.Ordinal));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static MemoryCondition Renamed(MemoryCondition condition) => condition switch
    {
        AllOf all => new AllOf([.. all.Parts.Select(Renamed)]),
        AnyOf any => new AnyOf([.. any.Parts.Select(Renamed)]),
        Not not => new Not(Renamed(not.Part)),
        HasTags has => new HasTags(has.Filter with { Tags = [.. has.Filter.Tags.Select(tag => $"{tag}' OR true --")] }),
        _ => condition,
    };

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue).ToArbitrary();

    /// <summary>The tags of what was stored, by memory id.</summary>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>?>> RememberAsync(MemoryHost host, Random random, int count)
    {
        var items = Enumerable.Range(0, count).Select(at => new RetainItem { Content = $"user: marker {at}", DocumentId = $"d{at}", Tags = ConditionMaker.Pick(random) });
        await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [.. items] }, default);
        var stored = await host.ListAsync(Bank);
        Assert.Equal(count, stored.Count);
        return stored.ToDictionary(memory => memory.Id, memory => (IReadOnlyList<string>?)memory.Tags, StringComparer.Ordinal);
    }

    private static async Task CheckAsync(MemoryHost host, IReadOnlyDictionary<string, IReadOnlyList<string>?> tags, int seed, bool listed)
    {
        var random = new Random(seed);
        var condition = ConditionMaker.Condition(random);
        TagFilter? beside = random.Next(3) == 0 ? new TagFilter([.. ConditionMaker.Pick(random).Distinct()], (TagsMatch)random.Next(5)) : null;
        var filter = new MemoryFilter([], beside, DateTimeOffset.UnixEpoch) { Condition = condition };
        var view = (await host.BankStore.ReadHeaderAsync(Bank, default))!.View;
        var expected = tags.Where(memory => filter.Conditions.All(one => ConditionMaker.Holds(one, memory.Value))).Select(memory => memory.Key).Order(StringComparer.Ordinal).ToList();

        var byVector = await host.MemoryStore.SearchByVectorAsync(Bank, view, Vector(), filter, CandidateDepth.Named, 1_000, default);
        Assert.Equal(expected, byVector.Select(candidate => candidate.Id).Order(StringComparer.Ordinal));
        var byTerms = await host.MemoryStore.SearchByTermsAsync(Bank, view, ["marker"], newest: false, filter, CandidateDepth.Whole, 1_000, default);
        Assert.Equal(expected, byTerms.Select(candidate => candidate.Id).Order(StringComparer.Ordinal));
        if (listed && beside is null)
        {
            var page = await host.MemoryStore.ListAsync(Bank, view, new MemoryListQuery { Condition = condition, Limit = 1_000 }, default);
            Assert.Equal(expected, page.Items.Select(memory => memory.Id).Order(StringComparer.Ordinal));
            Assert.Equal(expected.Count, page.Total);
        }
    }

    private static float[] Vector()
    {
        var vector = new float[512];
        vector[0] = 1;
        return vector;
    }
}
