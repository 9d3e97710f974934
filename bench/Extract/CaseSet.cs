using System.IO.Enumeration;
using System.Text.Json;

namespace MemoryFunctions.Bench.Extract;

/// <summary>The conversations that extraction is measured with: those that come with the program, or a folder of others.</summary>
internal static class CaseSet
{
    private const string Folder = "MemoryFunctions.Bench.Extract.Cases.";

    /// <summary>All that come with the program, by id.</summary>
    public static IReadOnlyList<ExtractCase> BuiltIn()
    {
        var assembly = typeof(CaseSet).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(name[Folder.Length..], assembly.GetManifestResourceStream(name)!)),
        ];
    }

    /// <param name="folderOrPattern">A folder of JSON files, or a pattern that ids match such as <c>de-*</c>; null means all that come along.</param>
    /// <exception cref="BenchException">There is no such case, or one is not as it must be.</exception>
    public static IReadOnlyList<ExtractCase> Load(string? folderOrPattern)
    {
        IReadOnlyList<ExtractCase> cases = folderOrPattern is null ? BuiltIn()
            : Directory.Exists(folderOrPattern) ? ReadFolder(folderOrPattern)
            : [.. BuiltIn().Where(one => FileSystemName.MatchesSimpleExpression(folderOrPattern, one.Id))];
        if (cases.Count == 0)
        {
            throw new BenchException($"--cases: '{folderOrPattern}' is neither a folder with JSON files nor a pattern that the id of a case matches.");
        }

        var twice = cases.GroupBy(one => one.Id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"{group.Key}: there are two of this id");
        List<string> faults = [.. cases.SelectMany(CaseCheck.Faults), .. twice];
        return faults.Count == 0 ? cases : throw new BenchException($"The cases are not as they must be:\n{string.Join('\n', faults)}");
    }

    private static List<ExtractCase> ReadFolder(string folder)
    {
        var cases = new List<ExtractCase>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var file = File.OpenRead(path);
            cases.Add(Read(path, file));
        }

        return cases;
    }

    private static ExtractCase Read(string name, Stream file)
    {
        using (file)
        {
            try
            {
                return JsonSerializer.Deserialize(file, CaseJson.Default.ExtractCase) ?? throw new BenchException($"{name} holds no case.");
            }
            catch (JsonException e)
            {
                throw new BenchException($"{name}: {e.Message}", e);
            }
        }
    }
}
