using MemoryFunctions.Bench.Extract;

namespace MemoryFunctions.Bench.Tests.Extract;

public sealed class CaseCheckTests
{
    private static readonly ExtractCase Sound = new()
    {
        Id = "en-bees",
        Language = "en",
        Covers = ["fact"],
        Sessions = [new CaseSession(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), [new CaseTurn("user", "I keep bees and sold my wasps.")])],
        Expected = [Fact("bees", "bees"), Fact("wasps", "wasps")],
    };

    public static TheoryData<string, string> Faults => new()
    {
        { "id", "the id must be the language" },
        { "covers", "'luck' is nothing that a case can cover" },
        { "sessions", "there must be sessions" },
        { "twice", "two facts have one id" },
        { "change", "does not name two expected facts" },
        { "category", "there is no category 'insect'" },
        { "permanence", "there is no permanence 'forever'" },
        { "days", "its last day is before its first" },
        { "once", "cannot be listed once" },
        { "pattern", "it must have patterns" },
        { "words", "does not have the words of 'hornets'" },
        { "own", "its own example does not match it" },
        { "other", "its example matches wasps too" },
    };

    [Fact]
    public void A_sound_case_has_no_fault() => Assert.Empty(CaseCheck.Faults(Sound));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_named(string change, string fault) =>
        Assert.Contains(CaseCheck.Faults(Change(change)), found => found.Contains(fault, StringComparison.Ordinal));

    private static ExtractCase Change(string change) => change switch
    {
        "id" => Sound with { Id = "Bees" },
        "covers" => Sound with { Covers = ["luck"] },
        "sessions" => Sound with { Sessions = [] },
        "twice" => Sound with { Expected = [Fact("bees", "bees"), Fact("bees", "wasps")] },
        "change" => Sound with { Supersessions = [new Supersession("bees", "ants")] },
        "category" => With(Fact("bees", "bees") with { Category = "insect" }),
        "permanence" => With(Fact("bees", "bees") with { Permanence = "forever" }),
        "days" => With(Fact("bees", "bees") with { Occurred = new DayRange(new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1)) }),
        "once" => With(Fact("bees", "bees") with { Once = true }) with { Supersessions = [new Supersession("bees", "wasps")] },
        "pattern" => With(Fact("bees", "-bees")),
        "words" => With(Fact("bees", "hornets")),
        "own" => With(Fact("bees", "bees") with { Example = "Nothing of the kind." }),
        _ => With(Fact("bees", "bees") with { Example = "The user keeps bees and wasps." }),
    };

    private static ExtractCase With(ExpectedFact fact) => Sound with { Expected = [fact, Fact("wasps", "wasps")] };

    private static ExpectedFact Fact(string id, string pattern) => new() { Id = id, Any = [pattern], Example = $"It is about {id}." };
}
