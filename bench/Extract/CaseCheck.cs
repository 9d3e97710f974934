namespace MemoryFunctions.Bench.Extract;

/// <summary>
/// Whether a case measures what it says: patterns that match nothing a reader could write, or that match one another's facts,
/// would be counted as the model's mistakes.
/// </summary>
internal static class CaseCheck
{
    private static readonly string[] UsualCategories =
        ["identity", "preference", "fact", "plan", "decision", "task", "relation", "experience", "commitment"];

    private static readonly string[] Permanences = ["permanent", "long_term", "short_term"];

    /// <summary>What is wrong with it, for the person who wrote it; nothing where it is sound.</summary>
    public static IEnumerable<string> Faults(ExtractCase one) => Find(one).Select(fault => $"{one.Id}: {fault}");

    private static IEnumerable<string> Find(ExtractCase one)
    {
        if (!one.Id.StartsWith($"{one.Language}-", StringComparison.Ordinal) || one.Id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            yield return "the id must be the language, a dash and a name of small letters";
        }

        foreach (var name in one.Covers.Except(Coverage.All, StringComparer.Ordinal))
        {
            yield return $"'{name}' is nothing that a case can cover";
        }

        if (one.Sessions.Count == 0 || one.Sessions.Any(session => session.Turns.Count == 0))
        {
            yield return "there must be sessions, and turns in each";
        }

        List<ISoughtFact> sought = [.. one.Expected, .. one.Forbidden];
        if (sought.Select(fact => fact.Id).Distinct(StringComparer.Ordinal).Count() != sought.Count)
        {
            yield return "two facts have one id";
        }

        var ids = one.Expected.Select(fact => fact.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var pair in one.Supersessions.Where(pair => !ids.Contains(pair.Old) || !ids.Contains(pair.New) || string.Equals(pair.Old, pair.New, StringComparison.Ordinal)))
        {
            yield return $"'{pair.New}' in the place of '{pair.Old}' does not name two expected facts";
        }

        foreach (var fault in one.Expected.SelectMany(fact => FaultsOf(one, fact)).Concat(sought.SelectMany(fact => FaultsOf(one, fact, sought))))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> FaultsOf(ExtractCase one, ExpectedFact fact)
    {
        IEnumerable<string> categories = one.Guidance is { Categories.Count: > 0 } guidance ? guidance.Categories.Select(category => category.Name) : UsualCategories;
        if (fact.Category is not null && !categories.Contains(fact.Category, StringComparer.Ordinal))
        {
            yield return $"{fact.Id}: there is no category '{fact.Category}'";
        }

        if (fact.Permanence is not null && !Permanences.Contains(fact.Permanence, StringComparer.Ordinal))
        {
            yield return $"{fact.Id}: there is no permanence '{fact.Permanence}'";
        }

        if (fact.Occurred is { } days && days.Last < days.From)
        {
            yield return $"{fact.Id}: its last day is before its first";
        }

        if (one.IsOutdated(fact) && fact.Once)
        {
            yield return $"{fact.Id}: what is no longer listed at the end cannot be listed once";
        }
    }

    private static IEnumerable<string> FaultsOf(ExtractCase one, ISoughtFact fact, IReadOnlyList<ISoughtFact> others)
    {
        if (fact.Any.Count == 0 || fact.Any.Any(text => FactPattern.TryParse(text) is null))
        {
            yield return $"{fact.Id}: it must have patterns, with a word that must occur in each";
            yield break;
        }

        var conversation = FoldedText.Of(string.Join('\n', one.Sessions.SelectMany(session => session.Turns).Select(turn => $"{turn.Speaker}: {turn.Text}")));
        foreach (var text in fact.Any.Where(text => !FactPattern.Parse(text).IsBorneOutBy(conversation)))
        {
            yield return $"{fact.Id}: the conversation does not have the words of '{text}'";
        }

        foreach (var other in others.Where(other => other.Any.All(text => FactPattern.TryParse(text) is not null)))
        {
            var isSame = ReferenceEquals(other, fact);
            if (Sought.Matches(other, fact.Example) != isSame)
            {
                yield return isSame ? $"{fact.Id}: its own example does not match it" : $"{fact.Id}: its example matches {other.Id} too";
            }
        }
    }
}
