using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Text.Names;

namespace MemoryFunctions.Core.Text;

/// <summary>
/// Finds the names in a text by how they are written: capitals, handles, titles in quotes, katakana. A model does better; this is
/// what remains without one.
/// </summary>
/// <remarks>
/// German writes every noun with a capital, so there a single capital is a name only behind a word that announces one. Chinese,
/// Japanese and Korean names in their own script are not told from other words, titles in their brackets and katakana apart.
/// </remarks>
public static class EntityMentions
{
    /// <summary>The most names that one text gives.</summary>
    public const int MaxNames = 16;

    /// <summary>
    /// The distinct names of a text as first written, the speaker first unless it is only a role; at most <see cref="MaxNames"/>.
    /// </summary>
    public static IReadOnlyList<string> Find(string text, string? speaker)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<FoundName>();
        QuotedNames.AddTo(found, text);
        HandleNames.AddTo(found, text);
        KatakanaNames.AddTo(found, text);
        CapitalNames.AddTo(found, text);

        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var trimmed = speaker?.Trim();
        if (!string.IsNullOrEmpty(trimmed) && !ConversationSpeakers.IsRole(trimmed))
        {
            seen.Add(trimmed);
            names.Add(trimmed);
        }

        var end = 0;
        foreach (var name in found.OrderBy(name => name.Start))
        {
            // What stands inside a title or a handle is no name of its own.
            if (name.Start >= end)
            {
                end = name.End;
                if (names.Count < MaxNames && seen.Add(name.Name))
                {
                    names.Add(name.Name);
                }
            }
        }

        return names;
    }
}
