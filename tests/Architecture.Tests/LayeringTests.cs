using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MemoryFunctions.Architecture.Tests;

public sealed class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["shared/Core"] = [],
        ["shared/Http"] = ["shared/Core"],
        ["shared/Azure"] = ["shared/Core"],
        ["shared/Embedded"] = ["shared/Core"],
        ["functions"] = ["shared/Http", "shared/Azure", "shared/Embedded"],
        ["local"] = ["shared/Http", "shared/Azure", "shared/Embedded"],
    };

    private static readonly IReadOnlyList<string> Projects = [.. Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))];

    [Fact]
    public void Projects_depend_on_each_other_in_one_direction_only()
    {
        foreach (var (folder, allowed) in Allowed)
        {
            var project = Assert.Single(Projects, path => string.Equals(Folder(path), folder, StringComparison.Ordinal));

            Assert.Empty(References(project).Except(allowed));
        }
    }

    [Fact]
    public void Nothing_depends_on_what_stands_at_the_edge()
    {
        string[] inner = ["shared/", "functions/", "local/", "clients/"];
        string[] edge = ["functions", "local", "tests/", "bench"];

        Assert.All(
            Projects.Where(project => inner.Any(folder => project.StartsWith(folder, StringComparison.Ordinal))),
            project => Assert.DoesNotContain(References(project), reference => edge.Any(folder => reference.StartsWith(folder, StringComparison.Ordinal))));
    }

    [Fact]
    public void Core_knows_neither_Azure_nor_the_web()
    {
        var core = Load("shared/Core/Core.csproj");

        Assert.Empty(core.Descendants("FrameworkReference"));
        Assert.DoesNotContain(
            core.Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value),
            id => Regex.IsMatch(id, @"^(Azure|Microsoft\.Azure|Microsoft\.AspNetCore|OpenAI)\b"));
    }

    [Fact]
    public void The_functions_take_nothing_but_models_from_what_stands_in_for_Azure() =>
        Assert.All(
            Repository.Files.Where(path => path.StartsWith("functions/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)),
            path => Assert.Empty(Regex.Matches(Repository.Read(path), @"MemoryFunctions\.Embedded\.(?!Models\b)\w+").Select(match => match.Value)));

    [Fact]
    public void The_solution_holds_every_project() => Assert.Equal(Projects.Order(StringComparer.Ordinal), Solution().Order(StringComparer.Ordinal));

    [Fact]
    public void The_local_filter_holds_every_project_but_the_functions()
    {
        var filter = JsonDocument.Parse(Repository.Read("MemoryFunctions.Local.slnf")).RootElement.GetProperty("solution").GetProperty("projects");

        Assert.Equal(
            Solution().Where(path => !path.StartsWith("functions/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            filter.EnumerateArray().Select(path => path.GetString()!.Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Solution() =>
        Regex.Matches(Repository.Read("MemoryFunctions.sln"), "\"([^\"]+\\.csproj)\"").Select(match => match.Groups[1].Value.Replace('\\', '/'));

    private static XElement Load(string project) => XElement.Parse(Repository.Read(project));

    private static IEnumerable<string> References(string project) =>
        Load(project).Descendants("ProjectReference").Select(reference => Folder(Path.GetRelativePath(
            Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Folder(project), reference.Attribute("Include")!.Value.Replace('\\', '/')))).Replace('\\', '/')));

    private static string Folder(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/');
}
