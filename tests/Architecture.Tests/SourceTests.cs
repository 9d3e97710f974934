using System.Text.RegularExpressions;

namespace MemoryFunctions.Architecture.Tests;

public sealed class SourceTests
{
    private static readonly IReadOnlyList<string> Sources = [.. Repository.Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal))];

    [Fact]
    public void No_file_holds_more_than_one_concept_can_need() =>
        Assert.All(Sources, path => Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, path)).Count(), 0, IsTest(path) ? 600 : 400));

    [Fact]
    public void A_program_reads_as_a_table_of_contents() =>
        Assert.All(
            Sources.Where(path => path is "functions/Program.cs" or "local/Program.cs"),
            path => Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, path)).Count(), 1, 40));

    [Fact]
    public void Names_say_what_a_thing_is() =>
        Assert.DoesNotContain(Sources, path => Regex.IsMatch(Path.GetFileNameWithoutExtension(path), "(Manager|Helper|Helpers|Utils|Utilities|Common)$"));

    [Fact]
    public void Nothing_is_left_to_do() =>
        Assert.All(Sources.Where(path => !IsTest(path)), path => Assert.DoesNotMatch(@"\b(TODO|FIXME|HACK)\b|#region|NotImplementedException", Repository.Read(path)));

    [Fact]
    public void The_environment_is_read_where_a_program_starts() =>
        Assert.All(
            Sources.Where(path => !IsTest(path) && !path.EndsWith("/Program.cs", StringComparison.Ordinal)),
            path => Assert.DoesNotContain("Environment.GetEnvironmentVariable", Repository.Read(path), StringComparison.Ordinal));

    /// <summary>A checkout builds anywhere: no file knows where another was made, or which feed its packages came from.</summary>
    [Fact]
    public void No_file_names_a_machine_or_a_package_registry()
    {
        // Written so that this file does not name them either
        string[] registries = ["nuget" + ".org", "npm" + "js.org", "py" + "pi.org", "pythonhosted" + ".org", "crates" + ".io"];
        var paths = @"(?<![\w.])/(work|tmp|root|home)" + @"/\w";

        Assert.All(
            Repository.Files.Where(IsText),
            path =>
            {
                var text = Repository.Read(path);
                Assert.All(registries, registry => Assert.DoesNotContain(registry, text, StringComparison.OrdinalIgnoreCase));
                Assert.DoesNotMatch(paths, text);
            });
    }

    private static bool IsTest(string path) => path.StartsWith("tests/", StringComparison.Ordinal);

    private static bool IsText(string path) =>
        Path.GetExtension(path) is ".cs" or ".csproj" or ".props" or ".json" or ".md" or ".bicep" or ".yaml" or ".yml" or ".sh" or ".mjs" or ".js" or ".ts" or ".py" or ".sln" or ".slnf"
        && !path.EndsWith("local.settings.json", StringComparison.Ordinal);
}
