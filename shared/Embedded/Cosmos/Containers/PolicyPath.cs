using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Containers;

/// <summary>A path of an indexing policy: <c>/a/b/?</c>, <c>/a/[]/?</c>, <c>/a/*</c> or <c>/*</c>.</summary>
internal sealed class PolicyPath
{
    private readonly IReadOnlyList<string> steps;
    private readonly bool wildcard;

    private PolicyPath(IReadOnlyList<string> steps, bool wildcard)
    {
        this.steps = steps;
        this.wildcard = wildcard;
    }

    /// <summary>The service lets the more precise of two paths win.</summary>
    public int Precision => (steps.Count * 2) + (wildcard ? 0 : 1);

    public static PolicyPath Parse(string path)
    {
        if (!path.StartsWith('/'))
        {
            throw Malformed(path);
        }

        var parts = path[1..].Split('/').Select(Unquote).ToList();
        var last = parts[^1];
        if (last is not ("?" or "*"))
        {
            throw Malformed(path);
        }

        parts.RemoveAt(parts.Count - 1);
        return parts.Any(string.IsNullOrEmpty) ? throw Malformed(path) : new PolicyPath(parts, last == "*");
    }

    public bool Covers(IReadOnlyList<string> path, bool array)
    {
        var full = array ? [.. path, "[]"] : path;
        return wildcard
            ? steps.Count <= full.Count && steps.SequenceEqual(full.Take(steps.Count), StringComparer.Ordinal)
            : steps.SequenceEqual(full, StringComparer.Ordinal);
    }

    public bool IsExactly(IReadOnlyList<string> path, bool array) => !wildcard && Covers(path, array);

    /// <summary>Names with unusual characters stand in quotes: <c>/"first name"/?</c>.</summary>
    private static string Unquote(string step) =>
        step.Length >= 2 && step[0] == '"' && step[^1] == '"' ? step[1..^1] : step;

    private static CosmosProblemException Malformed(string path) =>
        CosmosProblemException.BadRequest($"The indexing path '{path}' is malformed: it begins with / and ends with /? or /*.");
}
