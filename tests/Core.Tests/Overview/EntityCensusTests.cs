using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Overview;

namespace MemoryFunctions.Core.Tests.Overview;

public sealed class EntityCensusTests
{
    private static readonly BankId Bank = BankId.Create(BankId.DefaultTenant, BankKind.User, "alice");

    [Fact]
    public void Spellings_of_the_same_words_are_one_entity_under_the_one_that_most_have()
    {
        var census = EntityCensus.Of(Bank, [At(3, "c", "ANNA"), At(2, "b", "Anna"), At(1, "a", "Anna", "Berlin")]);
        Assert.Equal(["Anna", "Berlin"], census.Entities.Select(entity => entity.Name));
        var anna = census.Entities[0];
        Assert.Equal(["c", "b", "a"], anna.Memories);
        Assert.Equal((Day(1), Day(3)), (anna.FirstSeen, anna.LastSeen));
        Assert.Same(anna, census.Find(EntityId.Of(Bank, "ANNA")));
        Assert.Same(anna, census.Find(EntityId.Of(Bank, "Anna")));
        Assert.Null(census.Find(EntityId.Of(Bank, "Carl")));
    }

    [Fact]
    public void Who_is_named_together_is_counted_by_memory()
    {
        var census = EntityCensus.Of(Bank, [At(3, "c", "Anna", "Berlin", "anna"), At(2, "b", "Anna", "Berlin"), At(1, "a", "Anna", "Carl")]);
        Assert.Equal([("Anna", "Berlin", 2), ("Anna", "Carl", 1)], census.Ties(1).Select(tie => (tie.One.Name, tie.Other.Name, tie.Count)));
        Assert.Equal([("Anna", "Berlin", 2)], census.Ties(2).Select(tie => (tie.One.Name, tie.Other.Name, tie.Count)));
    }

    [Fact]
    public void An_entity_has_another_id_in_another_bank() =>
        Assert.NotEqual(EntityId.Of(Bank, "Anna"), EntityId.Of(BankId.Create(BankId.DefaultTenant, BankKind.User, "bob"), "Anna"));

    private static Mention At(int day, string memory, params string[] names) => new(memory, names, Day(day));

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);
}
