using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Bench.Extract;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Tests.Extract;

public sealed class CaseScoreTests
{
    private static readonly TimeSpan Tokyo = TimeSpan.FromHours(9);

    private static readonly ExtractCase Case = new()
    {
        Id = "en-test",
        Language = "en",
        Covers = [],
        Sessions =
        [
            new CaseSession(new DateTimeOffset(2026, 1, 1, 9, 0, 0, Tokyo), [new CaseTurn("user", "...")]),
            new CaseSession(new DateTimeOffset(2026, 2, 1, 9, 0, 0, Tokyo), [new CaseTurn("user", "...")]),
        ],
        Expected =
        [
            new ExpectedFact { Id = "paris", Any = ["paris"], Example = "Paris" },
            new ExpectedFact { Id = "berlin", Any = ["berlin"], Example = "Berlin", Occurred = new DayRange(new DateOnly(2026, 1, 30)) },
            new ExpectedFact { Id = "tea", Any = ["tea"], Example = "Tea", Once = true, Category = "preference", Permanence = "permanent" },
        ],
        Forbidden = [new ForbiddenFact { Id = "rain", Any = ["rain"], Example = "Rain" }],
        Supersessions = [new Supersession("paris", "berlin")],
    };

    [Fact]
    public void Figures_are_what_one_computes_by_hand()
    {
        var score = Score([new("Lives in Paris.")], [new("Lives in Berlin."), new("Drinks tea."), new("It will rain."), new("Has a hat.")]);

        Assert.Equal(new Ratio(3, 4), score.Figures.Precision);
        Assert.Equal(new Ratio(2, 4), score.Figures.StrictPrecision);
        Assert.Equal(new Ratio(3, 3), score.Figures.Recall);
        Assert.Equal(new Ratio(0, 1), score.Figures.Dates);
        Assert.Equal(new Ratio(1, 1), score.Figures.Supersessions);
        Assert.Equal(new Ratio(1, 1), score.Figures.Merges);
        Assert.Equal(new Ratio(0, 0), score.Figures.Categories);
        Assert.Equal(["Has a hat."], score.Unexpected);
        Assert.Equal([("rain", "It will rain.")], score.Forbidden);
    }

    [Fact]
    public void An_old_fact_that_is_still_listed_is_not_superseded()
    {
        var score = Score([new("Lives in Paris.")], [new("Lives in Paris."), new("Lives in Berlin.")]);

        Assert.Equal(new Ratio(0, 1), score.Figures.Supersessions);
        Assert.Equal(["paris"], score.Unsuperseded);
    }

    [Fact]
    public void A_change_to_nothing_is_no_supersession() =>
        Assert.Equal(new Ratio(0, 1), Score([new("Lives in Paris.")], []).Figures.Supersessions);

    [Fact]
    public void An_old_fact_that_was_never_stated_is_missing_and_proves_no_supersession()
    {
        var score = Score([], [new("Lives in Berlin.")]);

        Assert.Equal(new Ratio(0, 0), score.Figures.Supersessions);
        Assert.Contains("paris", score.Missing);
    }

    [Fact]
    public void A_fact_listed_twice_is_not_merged() =>
        Assert.Equal(new Ratio(0, 1), Score([], [new("Drinks tea."), new("Tea, mostly.")]).Figures.Merges);

    [Theory]
    [InlineData("2026-01-29T15:00:00Z", 1)]
    [InlineData("2026-01-30T14:59:59Z", 1)]
    [InlineData("2026-01-29T14:59:59Z", 0)]
    [InlineData("2026-01-30T15:00:00Z", 0)]
    public void A_day_is_a_day_where_the_speakers_live(string occurred, int hits) =>
        Assert.Equal(new Ratio(hits, 1), Score([], [new("Berlin.", DateTimeOffset.Parse(occurred, null))]).Figures.Dates);

    [Fact]
    public void Category_and_permanence_count_where_the_service_tells_them()
    {
        var figures = Score([], [new("Tea.", Category: "preference", Permanence: "short_term")]).Figures;

        Assert.Equal((new Ratio(1, 1), new Ratio(0, 1)), (figures.Categories, figures.Permanences));
    }

    [Fact]
    public void A_case_that_was_not_read_has_no_facts() =>
        Assert.Equal(new Ratio(0, 3), CaseScore.Of(new CaseOutcome(Case, [], Usage: null, []) { Failure = "no" }).Figures.Recall);

    [Fact]
    public void Facts_may_be_listed_in_any_order_and_strictness_never_helps()
    {
        var facts = Gen.Elements("Paris", "Berlin", "Tea", "Rain", "Hat", "Rain in Berlin").Select(text => new StatedFact(text)).ListOf();
        Prop.ForAll(facts.ToArbitrary(), listed =>
        {
            var (one, other) = (Score([], [.. listed]), Score([], [.. Enumerable.Reverse(listed)]));
            return one.Figures == other.Figures
                && one.Figures.StrictPrecision.Hits <= one.Figures.Precision.Hits
                && one.Figures.Precision.Of == listed.Count
                && one.Forbidden.Count + one.Unexpected.Count + one.Figures.StrictPrecision.Hits == listed.Count;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Prices_are_of_a_million_tokens_and_cached_ones_have_their_own()
    {
        var usage = new TokenUsage(1_000_000, 100_000, 400_000);

        Assert.Equal(2.00m + 0.80m, new Prices(2, 8).Of(usage));
        Assert.Equal(1.20m + 0.20m + 0.80m, new Prices(2, 8, 0.5m).Of(usage));
    }

    private static CaseScore Score(IReadOnlyList<StatedFact> first, IReadOnlyList<StatedFact> second) =>
        CaseScore.Of(new CaseOutcome(Case, [first, second], Usage: null, []));
}
