using System.Text.Json;
using MemoryFunctions.Bench.Measuring;

namespace MemoryFunctions.Bench.Robust;

/// <summary>The memories of one language.</summary>
internal sealed record RobustFile(string Name, IReadOnlyList<RobustMemory> Memories)
{
    public const string HostileFile = "blns.json";

    private const string Prefix = "mempalace-memory-";
    private const string Dialogues = "madial-*.json";

    public static async Task<IReadOnlyList<RobustFile>> ReadAllAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var files = new List<RobustFile>();
        foreach (var file in folder.EnumerateFiles($"{Prefix}*.jsonl").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file.Name)[Prefix.Length..];
            files.Add(new RobustFile(name, await JsonLines.ReadAsync(file.FullName, RobustJson.Default.RobustMemory, cancellationToken)));
        }

        foreach (var file in folder.EnumerateFiles(Dialogues).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var lines = await JsonLines.ReadAsync(file.FullName, RobustJson.Default.DialogueLine, cancellationToken);
            files.Add(new RobustFile(Path.GetFileNameWithoutExtension(file.Name), [.. lines.Select(line => line.ToMemory())]));
        }

        return files;
    }

    public static async Task<IReadOnlyList<string>> ReadHostileAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.FullName, HostileFile);
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellationToken), RobustJson.Default.StringArray) ?? [];
        }
        catch (JsonException e)
        {
            throw new BenchException($"{path}: {e.Message}", e);
        }
    }
}
