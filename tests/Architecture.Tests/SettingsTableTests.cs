using System.Text.RegularExpressions;

namespace MemoryFunctions.Architecture.Tests;

public sealed partial class SettingsTableTests
{
    private static readonly IReadOnlyList<Row> Table =
    [
        .. Line().Matches(Repository.Read("docs/operations.md"))
            .Select(match => new Row(match.Groups["name"].Value, match.Groups["environment"].Value, match.Groups["value"].Value)),
    ];

    [Fact]
    public void The_operations_page_lists_every_setting()
    {
        Assert.NotEmpty(Settings.All);
        Assert.Empty(Settings.All.Select(setting => setting.Key).Except(Table.Select(row => row.Name)));
    }

    [Fact]
    public void The_operations_page_lists_no_setting_that_nobody_reads() =>
        Assert.Empty(Table.Select(row => row.Name).Except(Settings.All.Select(setting => setting.Key)));

    [Fact]
    public void The_operations_page_tells_the_defaults() =>
        Assert.All(Table.Where(row => Settings.All.Contains(row.Name)), row => Assert.Equal(Settings.DefaultOf(row.Name), row.Default));

    [Fact]
    public void The_operations_page_tells_the_environment_form() =>
        Assert.All(Table, row => Assert.Equal(row.Name.Replace(":", "__", StringComparison.Ordinal), row.Environment));

    [GeneratedRegex(
        @"^\| `(?<name>\w+:[\w:]+)` \| `(?<environment>\w+)` \| (`(?<value>[^`]*)`|-) \| .+ \|\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    private sealed record Row(string Name, string Environment, string Default);
}
