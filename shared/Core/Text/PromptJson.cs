using System.Globalization;
using System.Text;

namespace MemoryFunctions.Core.Text;

/// <summary>
/// Writes JSON for a model to read. Letters of all scripts and pictures stay as they are, which the framework's encoder would
/// spell out at several times the tokens; what ends a line or turns the direction of writing is escaped.
/// </summary>
internal static class PromptJson
{
    private const char Replacement = '\uFFFD';

    /// <summary>Appends a string with its quotation marks. Half a character becomes the sign for one that cannot be shown.</summary>
    public static StringBuilder Text(this StringBuilder json, string text)
    {
        json.Append('"');
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            switch (c)
            {
                case '"' or '\\':
                    json.Append('\\').Append(c);
                    break;
                case '\n':
                    json.Append("\\n");
                    break;
                case '\t':
                    json.Append("\\t");
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    var isPair = char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
                    json.Append(isPair ? c : Replacement);
                    if (isPair)
                    {
                        json.Append(text[++at]);
                    }

                    break;
                default:
                    if (MustBeEscaped(c))
                    {
                        json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    }
                    else
                    {
                        json.Append(c);
                    }

                    break;
            }
        }

        return json.Append('"');
    }

    /// <summary>Appends a list.</summary>
    public static StringBuilder List<T>(this StringBuilder json, IReadOnlyList<T> items, Action<StringBuilder, T> write)
    {
        json.Append('[');
        for (var at = 0; at < items.Count; at++)
        {
            json.Append(at > 0 ? "," : "");
            write(json, items[at]);
        }

        return json.Append(']');
    }

    /// <summary>Control characters, separators of lines, and marks that change in which direction text is shown.</summary>
    private static bool MustBeEscaped(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
