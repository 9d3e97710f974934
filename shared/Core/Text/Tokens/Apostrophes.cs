using System.Collections.Frozen;

namespace MemoryFunctions.Core.Text.Tokens;

/// <summary>What an apostrophe between two Latin letters does.</summary>
internal enum ApostropheRole
{
    /// <summary>Separates two words.</summary>
    Separator,

    /// <summary>Begins an ending: Anna's, we'll.</summary>
    Ending,

    /// <summary>Ends a shortened article or pronoun: l'amour, dell'arte.</summary>
    Elision,

    /// <summary>Belongs to the word: don't, O'Brien.</summary>
    Inside,
}

/// <summary>Apostrophes of English, French, Italian and Catalan.</summary>
internal static class Apostrophes
{
    private static readonly FrozenSet<string> Endings = "s d m ll re ve em".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Elisions =
        "l d j m t n s c qu jusqu lorsqu puisqu quoiqu dell all nell sull dall un gl quest quell sant dov com cos anch"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool IsOne(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\u00B4' or '`';

    public static ApostropheRole Join(string left, string right)
    {
        if (right == "t" && left.EndsWith('n'))
        {
            return ApostropheRole.Inside;
        }

        if (Endings.Contains(right))
        {
            return ApostropheRole.Ending;
        }

        if (Elisions.Contains(left))
        {
            return ApostropheRole.Elision;
        }

        return left.Length == 1 ? ApostropheRole.Inside : ApostropheRole.Separator;
    }
}
