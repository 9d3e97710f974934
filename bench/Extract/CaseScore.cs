namespace MemoryFunctions.Bench.Extract;

/// <summary>How good what the service made of a case is, with the particulars for whoever wants to see why.</summary>
internal sealed record CaseScore
{
    public required CaseOutcome Outcome { get; init; }

    public required ScoreFigures Figures { get; init; }

    /// <summary>Ids of expected facts that were not found.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What was stated and is forbidden, with the id.</summary>
    public required IReadOnlyList<(string Id, string Text)> Forbidden { get; init; }

    /// <summary>What was stated and is neither expected nor forbidden: for a person to look at.</summary>
    public required IReadOnlyList<string> Unexpected { get; init; }

    /// <summary>Ids of facts found with a wrong day.</summary>
    public required IReadOnlyList<string> Misdated { get; init; }

    /// <summary>Ids of old facts that are still listed, or whose successor is not.</summary>
    public required IReadOnlyList<string> Unsuperseded { get; init; }

    public static CaseScore Of(CaseOutcome outcome)
    {
        var one = outcome.Case;
        var facts = outcome.Facts;
        List<(string, string)> forbidden = [.. facts.SelectMany(fact => one.Forbidden.Where(sought => Sought.Matches(sought, fact.Text)).Take(1).Select(sought => (sought.Id, fact.Text)))];
        var (foundAtEnd, foundBefore) = (Find(one, [facts]), Find(one, outcome.Listings.SkipLast(1)));

        // An outdated fact is looked for where it was still true.
        IReadOnlyList<StatedFact> Found(ExpectedFact fact) => (one.IsOutdated(fact) ? foundBefore : foundAtEnd)[fact.Id];
        List<ExpectedFact> found = [.. one.Expected.Where(fact => Found(fact).Count > 0)];
        List<ExpectedFact> dated = [.. found.Where(fact => fact.Occurred is not null)];
        List<ExpectedFact> misdated = [.. dated.Where(fact => !Found(fact).Any(stated => IsOn(fact.Occurred!, stated, one)))];
        List<Supersession> changes = [.. one.Supersessions.Where(pair => foundBefore[pair.Old].Count > 0)];
        List<Supersession> unchanged = [.. changes.Where(pair => foundAtEnd[pair.Old].Count > 0 || foundAtEnd[pair.New].Count == 0)];
        List<string> unexpected = [.. facts.Select(fact => fact.Text).Where(text => !one.Expected.Any(fact => Sought.Matches(fact, text)) && !one.Forbidden.Any(fact => Sought.Matches(fact, text)))];
        return new CaseScore
        {
            Outcome = outcome,
            Figures = new ScoreFigures
            {
                Precision = new Ratio(facts.Count - forbidden.Count, facts.Count),
                StrictPrecision = new Ratio(facts.Count - forbidden.Count - unexpected.Count, facts.Count),
                Recall = new Ratio(found.Count, one.Expected.Count),
                Dates = new Ratio(dated.Count - misdated.Count, dated.Count),
                Supersessions = new Ratio(changes.Count - unchanged.Count, changes.Count),
                Merges = Ratio.Count([.. found.Where(fact => fact.Once)], fact => foundAtEnd[fact.Id].Count == 1),
                Categories = Told(found, fact => fact.Category, stated => stated.Category),
                Permanences = Told(found, fact => fact.Permanence, stated => stated.Permanence),
            },
            Missing = [.. one.Expected.Except(found).Select(fact => fact.Id)],
            Forbidden = forbidden,
            Unexpected = unexpected,
            Misdated = [.. misdated.Select(fact => fact.Id)],
            Unsuperseded = [.. unchanged.Select(pair => pair.Old)],
        };

        Ratio Told(IEnumerable<ExpectedFact> among, Func<ExpectedFact, string?> wanted, Func<StatedFact, string?> told) => Ratio.Count(
            [.. among.Where(fact => wanted(fact) is not null && Found(fact).Any(stated => told(stated) is not null))],
            fact => Found(fact).Any(stated => string.Equals(told(stated), wanted(fact), StringComparison.Ordinal)));
    }

    private static Dictionary<string, IReadOnlyList<StatedFact>> Find(ExtractCase one, IEnumerable<IReadOnlyList<StatedFact>> listings)
    {
        List<StatedFact> facts = [.. listings.SelectMany(listing => listing)];
        return one.Expected.ToDictionary(
            fact => fact.Id,
            IReadOnlyList<StatedFact> (fact) => [.. facts.Where(stated => Sought.Matches(fact, stated.Text))],
            StringComparer.Ordinal);
    }

    private static bool IsOn(DayRange days, StatedFact stated, ExtractCase one) =>
        stated.OccurredStart is { } start && days.Contains(start, one.Sessions[0].At.Offset);
}
