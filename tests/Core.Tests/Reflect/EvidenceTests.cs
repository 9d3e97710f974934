using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;

namespace MemoryFunctions.Core.Tests.Reflect;

public sealed class EvidenceTests
{
    /// <summary>Ten tokens.</summary>
    private static readonly string Text = new('x', 40);

    [Fact]
    public void Several_searches_bring_their_best_first_and_nothing_twice()
    {
        var evidence = new Evidence(1_000, 0);

        Assert.True(evidence.Add([[Of("a"), Of("b")], [Of("c"), Of("a"), Of("d")]]));

        Assert.Equal(["a", "c", "b", "d"], Ids(evidence));
        Assert.False(evidence.Add([[Of("d")], []]));
    }

    [Fact]
    public void A_turn_and_what_was_stated_from_it_are_one_memory()
    {
        var evidence = new Evidence(1_000, 0);

        evidence.Add([[Of("fact", "turn"), Of("turn"), Of("other fact", "turn")], [Of("second turn"), Of("its fact", "second turn")]]);

        Assert.Equal(["fact", "second turn", "other fact"], Ids(evidence));
    }

    [Fact]
    public void Each_round_has_its_share_and_what_one_leaves_the_next_may_use()
    {
        var evidence = new Evidence(80, 2);

        evidence.Add([Many("first")]);
        Assert.Equal(4, evidence.Memories.Count);
        evidence.Add([[Of("second")]]);
        Assert.Equal(5, evidence.Memories.Count);
        evidence.Add([Many("third")]);
        Assert.Equal(8, evidence.Memories.Count);
        Assert.False(evidence.Add([Many("fourth")]));
    }

    [Fact]
    public void The_best_memory_is_there_however_long_it_is()
    {
        var evidence = new Evidence(5, 0);

        Assert.True(evidence.Add([[Of("long"), Of("longer")]]));

        Assert.Equal(["long"], Ids(evidence));
    }

    [Fact]
    public void Whatever_is_found_no_memory_is_there_twice_and_all_together_fit() =>
        Prop.ForAll(Rounds(), rounds =>
        {
            var evidence = new Evidence(60, rounds.Count - 1);
            foreach (var round in rounds)
            {
                evidence.Add(round);
            }

            var ids = Ids(evidence);
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.True(ids.Count <= 1 || evidence.Memories.Sum(memory => TokenEstimate.Of(memory.Text)) <= 60);
            Assert.Empty(evidence.Memories.SelectMany(memory => memory.Cites).Intersect(ids, StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Arbitrary<List<IReadOnlyList<IReadOnlyList<MemoryUnit>>>> Rounds()
    {
        var memory = Gen.Choose(0, 12).SelectMany(id => Gen.Choose(0, 5).Select(cited =>
            id % 2 == 0 ? Of($"{id}") : Of($"{id}", $"{2 * cited}")));
        var search = memory.ListOf().Select(list => (IReadOnlyList<MemoryUnit>)[.. list]);
        var round = search.NonEmptyListOf().Select(list => (IReadOnlyList<IReadOnlyList<MemoryUnit>>)[.. list]);
        return round.NonEmptyListOf().Select(list => list.ToList()).ToArbitrary();
    }

    private static List<MemoryUnit> Many(string name) => [.. Enumerable.Range(0, 20).Select(at => Of($"{name} {at}"))];

    private static MemoryUnit Of(string id, params IReadOnlyList<string> cites) => Remembered.Memory(id, Text, cites);

    private static List<string> Ids(Evidence evidence) => [.. evidence.Memories.Select(memory => memory.Id)];
}
