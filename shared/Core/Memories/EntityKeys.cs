using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Memories;

/// <summary>
/// What names are found by: <c>@</c> and the analysed words of the name, a mark that no analysed word has. A name of several words
/// is found by each of them too, so that "Anna" leads to Anna Schmidt.
/// </summary>
public static class EntityKeys
{
    /// <summary>The first character of every key.</summary>
    public const char Mark = '@';

    private const int MaxKeys = 24;

    /// <summary>The distinct keys of names, the whole names first.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
        {
            return [];
        }

        var words = names.Select(name => TextAnalyzer.Analyze(name)).Where(parts => parts.Count > 0).ToList();
        return
        [
            .. words.Select(parts => Mark + string.Join(' ', parts))
                .Concat(words.Where(parts => parts.Count > 1).SelectMany(parts => parts.Select(part => Mark + part)))
                .Distinct(StringComparer.Ordinal)
                .Take(MaxKeys),
        ];
    }

    /// <summary>The key of one whole name; null where it has no words.</summary>
    public static string? Of(string name) => TextAnalyzer.Analyze(name) is { Count: > 0 } parts ? Mark + string.Join(' ', parts) : null;
}
