using MemoryFunctions.Bench.Extract;

namespace MemoryFunctions.Bench.Tests.Extract;

public sealed class CaseSetTests
{
    private static readonly IReadOnlyList<ExtractCase> Cases = CaseSet.BuiltIn();

    [Fact]
    public void There_are_forty_cases_in_seven_languages()
    {
        var languages = Cases.CountBy(one => one.Language, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

        Assert.Equal(40, Cases.Count);
        Assert.Equal(40, Cases.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal((14, 5, 5, 5), (languages["en"], languages["de"], languages["es"], languages["ja"]));
        Assert.Equal((5, 4, 2), (languages["zh"], languages["ar"], languages["fr"]));
    }

    [Fact]
    public void Each_case_is_sound() => Assert.Empty(Cases.SelectMany(CaseCheck.Faults));

    [Fact]
    public void Everything_that_extraction_and_consolidation_promise_has_a_case() =>
        Assert.Empty(Coverage.All.Except(Cases.SelectMany(one => one.Covers), StringComparer.Ordinal));

    [Fact]
    public void A_conversation_is_short() => Assert.All(Cases, one => Assert.InRange(one.Turns, 4, 14));

    [Fact]
    public void A_date_is_one_that_its_conversation_can_mean() => Assert.All(
        Cases,
        one => Assert.All(one.Expected.Select(fact => fact.Occurred).OfType<DayRange>(), days =>
        {
            var last = DateOnly.FromDateTime(one.Sessions.Max(session => session.At).Date);
            Assert.InRange(days.From, last.AddYears(-12), last.AddYears(1));
            Assert.InRange(days.Last.DayNumber - days.From.DayNumber, 0, 366);
        }));

    [Fact]
    public void A_listing_of_what_is_expected_has_full_marks() => Assert.All(Cases, one =>
    {
        var score = CaseScore.Of(new CaseOutcome(one, Perfect(one), Usage: null, []));

        Assert.Empty(score.Missing);
        Assert.Empty(score.Unexpected);
        Assert.Empty(score.Misdated);
        Assert.Empty(score.Unsuperseded);
        Assert.Equal(1, score.Figures.StrictPrecision.Share);
        Assert.Equal(new Ratio(one.Supersessions.Count, one.Supersessions.Count), score.Figures.Supersessions);
    });

    [Fact]
    public void A_listing_of_what_is_forbidden_has_no_precision() => Assert.All(Cases.Where(one => one.Forbidden.Count > 0), one =>
    {
        IReadOnlyList<StatedFact> listing = [.. one.Forbidden.Select(fact => new StatedFact(fact.Example))];
        var score = CaseScore.Of(new CaseOutcome(one, [listing], Usage: null, []));

        Assert.Equal(0, score.Figures.Precision.Share);
        Assert.Equal(0, score.Figures.Recall.Share);
        Assert.Equal(one.Forbidden.Count, score.Forbidden.Count);
    });

    [Fact]
    public void A_pattern_chooses_by_id()
    {
        Assert.Equal(5, CaseSet.Load("de-*").Count);
        Assert.Equal("en-moved", Assert.Single(CaseSet.Load("en-moved")).Id);
        Assert.Throws<BenchException>(() => CaseSet.Load("xx-*"));
    }

    [Fact]
    public void A_folder_s_cases_are_checked_too()
    {
        var folder = Directory.CreateTempSubdirectory("cases-");
        try
        {
            const string Case =
                """{"id":"en-x","language":"en","covers":["fact"],"sessions":[{"at":"2026-01-01T00:00:00Z","turns":[{"speaker":"user","text":"I keep bees."}]}],"expected":[{"id":"a","any":["bees"],"example":"EXAMPLE"}]}""";
            var path = Path.Combine(folder.FullName, "x.json");
            File.WriteAllText(path, Case.Replace("EXAMPLE", "The user keeps bees.", StringComparison.Ordinal));
            Assert.Equal("en-x", Assert.Single(CaseSet.Load(folder.FullName)).Id);

            File.WriteAllText(path, Case.Replace("EXAMPLE", "The user keeps wasps.", StringComparison.Ordinal));
            Assert.Contains("en-x: a: its own example does not match it", Assert.Throws<BenchException>(() => CaseSet.Load(folder.FullName)).Message, StringComparison.Ordinal);

            File.WriteAllText(path, """{"id":"en-x","speling":1}""");
            Assert.Contains("x.json", Assert.Throws<BenchException>(() => CaseSet.Load(folder.FullName)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What a perfect service lists after each session: what holds at first, then what holds in the end.</summary>
    internal static IReadOnlyList<IReadOnlyList<StatedFact>> Perfect(ExtractCase one)
    {
        IReadOnlyList<StatedFact> before = [.. one.Expected.Where(one.IsOutdated).Select(fact => State(one, fact))];
        IReadOnlyList<StatedFact> after = [.. one.Expected.Where(fact => !one.IsOutdated(fact)).Select(fact => State(one, fact))];
        return [.. one.Sessions.SkipLast(1).Select(_ => before), after];
    }

    private static StatedFact State(ExtractCase one, ExpectedFact fact) => new(
        fact.Example,
        fact.Occurred is { } days ? new DateTimeOffset(days.From, TimeOnly.MinValue, one.Sessions[0].At.Offset).ToUniversalTime() : null,
        fact.Category,
        fact.Permanence);
}
