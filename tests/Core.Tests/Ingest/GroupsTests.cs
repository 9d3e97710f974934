using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Tests.Ingest;

public sealed class GroupsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_later_document_shows_only_what_it_says_more_often()
    {
        var standing = Stand(Turn("a1", "a", 0), Turn("a2", "a", 0, line: 5), Turn("b1", "b", 1), Turn("b2", "b", 1, line: 5), Turn("b3", "b", 1, line: 9));
        Assert.Equal(["a1", "a2", "b3"], Shown(standing));
        Assert.All(standing.Values, its => Assert.Equal(2, its.Proofs));
    }

    [Fact]
    public void The_first_of_several_sources_stands_for_a_stated_fact()
    {
        var standing = Stand(Fact("late", "a", 2), Fact("early", "b", 1), Fact("latest", "a", 3));
        Assert.Equal(["early"], Shown(standing));
        Assert.All(standing.Values, its => Assert.Equal(3, its.Proofs));
    }

    [Fact]
    public void What_is_superseded_is_not_shown_while_its_successor_is_there()
    {
        var old = Fact("paris", "a", 1) with { Group = "home1" };
        var successor = Fact("berlin", "b", 2) with { Group = "home2", Supersedes = ["home1"] };
        Assert.Equal(["berlin"], Shown(Stand(old, successor)));
        Assert.Equal(["paris"], Shown(Stand(old)));
    }

    [Fact]
    public void A_fact_does_not_supersede_its_own_group() =>
        Assert.Equal(["one"], Shown(Stand(Fact("one", "a", 1) with { Group = "g", Supersedes = ["g"] })));

    [Fact]
    public void How_facts_stand_does_not_depend_on_the_order_in_which_they_are_read() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var facts = Enumerable.Range(0, random.Next(1, 12)).Select(at => Any(at, random)).ToArray();
            var one = Stand(facts);
            random.Shuffle(facts);
            var other = Stand(facts);
            Assert.Equal(one.OrderBy(pair => pair.Key, StringComparer.Ordinal), other.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();

    private static DocumentMemory Any(int at, Random random) => random.Next(2) == 0
        ? Turn($"t{at}", $"d{random.Next(3)}", random.Next(2), random.Next(3)) with { Group = $"t{random.Next(2)}" }
        : Fact($"f{at}", $"d{random.Next(3)}", random.Next(2)) with { Group = $"f{random.Next(3)}", Supersedes = random.Next(3) == 0 ? [$"f{random.Next(3)}"] : [] };

    private static IReadOnlyDictionary<string, Standing> Stand(params DocumentMemory[] facts) =>
        Groups.Standing(facts.Select(fact => fact.Group).ToHashSet(StringComparer.Ordinal), Ordered(facts));

    private static Dictionary<string, DocumentMemory> Ordered(DocumentMemory[] facts)
    {
        var ordered = new Dictionary<string, DocumentMemory>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            ordered.Add(fact.Id, fact);
        }

        return ordered;
    }

    private static IEnumerable<string> Shown(IReadOnlyDictionary<string, Standing> standing) =>
        standing.Where(pair => pair.Value.Shown).Select(pair => pair.Key).Order(StringComparer.Ordinal);

    private static DocumentMemory Turn(string id, string document, int minute, int line = 0) => new()
    {
        Id = id,
        Fingerprint = "f",
        DocumentLife = document,
        Line = line,
        ChunkId = "c",
        CreatedAt = Start.AddMinutes(minute),
        Stamp = "",
        Stands = true,
        Index = TermIndex.Build([["term"], null, null, null, null]),
        Group = "g",
        Shown = true,
        Revision = 0,
        ProofCount = 1,
    };

    private static DocumentMemory Fact(string id, string document, int minute) => Turn(id, document, minute) with { Cites = ["turn"] };
}
