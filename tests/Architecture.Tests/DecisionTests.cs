using System.Text.RegularExpressions;

namespace MemoryFunctions.Architecture.Tests;

public sealed class DecisionTests
{
    private static readonly IReadOnlyList<string> Records = [.. Repository.Files.Where(path => Regex.IsMatch(path, @"^docs/decisions/\d{4}-[\w-]+\.md$"))];

    [Fact]
    public void Every_decision_says_why_and_how_it_is_checked() =>
        Assert.All(Records, path => Assert.All(
            ["Context", "Options", "Decision", "Consequence", "How checked"],
            section => Assert.Contains($"\n## {section}\n", Repository.Read(path).ReplaceLineEndings("\n"), StringComparison.Ordinal)));

    [Fact]
    public void No_two_decisions_have_the_same_number() => Assert.Equal(Records.Count, Records.Select(Number).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_test_that_a_decision_names_is_there()
    {
        var tests = Repository.Files
            .Where(path => path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(path => Regex.Matches(Repository.Read(path), @" (\w+_\w+)\(").Select(match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.All(Records, path => Assert.Subset(
            tests, Regex.Matches(Repository.Read(path), @"`([A-Z][a-z]*_[a-z]\w+)`").Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal)));
    }

    private static string Number(string path) => Path.GetFileName(path)[..4];
}
