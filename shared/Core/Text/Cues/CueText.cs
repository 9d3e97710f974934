using System.Text;
using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text.Cues;

/// <summary>A sentence prepared for looking up phrases: folded words between single spaces, and its other scripts as written.</summary>
/// <param name="Folded">Starts and ends with a space.</param>
/// <param name="Written">The sentence as it stands.</param>
/// <param name="IsQuestion">Whether it asks.</param>
/// <param name="Words">How many words it has, pairs of characters counted as words where there are no spaces.</param>
internal readonly record struct CueText(string Folded, string Written, bool IsQuestion, int Words)
{
    private const int LongestText = 4_000;

    public static List<CueText> Split(string text)
    {
        var sentences = new List<CueText>();
        var limit = Math.Min(text.Length, LongestText);
        var start = 0;
        for (var i = 0; i < limit; i++)
        {
            var isEnd = i == limit - 1 || text[i] is '。' or '！' or '？' or '\n'
                || (text[i] is '.' or '!' or '?' or '…' && char.IsWhiteSpace(text[i + 1]));
            if (isEnd)
            {
                var sentence = text[start..(i + 1)].Trim();
                if (sentence.Length > 0)
                {
                    sentences.Add(Of(sentence));
                }

                start = i + 1;
            }
        }

        return sentences;
    }

    public bool HasAny(CueSet cues)
    {
        foreach (var phrase in cues.Phrases)
        {
            if (Folded.Contains(phrase, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var phrase in cues.Unspaced)
        {
            if (Written.Contains(phrase, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Folds words as both texts and phrases are folded.</summary>
    public static string Fold(string text)
    {
        var builder = new StringBuilder(" ");
        Span<char> folded = stackalloc char[4];
        foreach (var rune in Folding.Compose(text).EnumerateRunes())
        {
            if (rune.Value is '\'' or '’')
            {
                builder.Append('\'');
            }
            else if (Scripts.Of(rune) is not (Script.None or Script.Symbol))
            {
                builder.Append(folded[..Folding.Fold(rune, folded)]);
            }
            else if (builder[^1] != ' ')
            {
                builder.Append(' ');
            }
        }

        return builder[^1] == ' ' ? builder.ToString() : builder.Append(' ').ToString();
    }

    private static CueText Of(string sentence)
    {
        var folded = Fold(sentence);
        var end = sentence.AsSpan().TrimEnd("\"'”’)»」』。 ");
        var isQuestion = end.Length > 0 && (end[^1] is '?' or '？' or '؟' or '吗' || end.EndsWith("ですか", StringComparison.Ordinal));
        var words = folded.AsSpan().Count(' ') - 1;
        var unspaced = 0;
        foreach (var c in sentence)
        {
            unspaced += c >= '\u3040' ? 1 : 0;
        }

        return new CueText(folded, sentence, isQuestion, words + (unspaced / 2));
    }
}
