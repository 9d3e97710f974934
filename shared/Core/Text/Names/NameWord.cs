using System.Globalization;
using System.Text;
using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text.Names;

/// <summary>A word as written, for telling names.</summary>
/// <param name="Start">Its place in the text.</param>
/// <param name="End">The place after it, a possessive ending left out.</param>
/// <param name="Text">The word, without such an ending.</param>
/// <param name="StartsSentence">Whether nothing of its sentence is before it.</param>
/// <param name="IsJoined">Whether only a space, or the point of a title, is between it and the word before.</param>
/// <param name="IsPossessive">Whether an ending like 's was left out.</param>
internal readonly record struct NameWord(int Start, int End, string Text, bool StartsSentence, bool IsJoined, bool IsPossessive)
{
    private const int LongestWord = 40;

    public bool IsCapital => char.IsUpper(Text[0]) || (Text.Length > 1 && char.IsSurrogate(Text[0]) && char.IsUpper(Text, 0));

    /// <summary>A capital inside, as in GitHub, iPhone or PostgreSQL; or capitals with figures, as in GPT-4.</summary>
    public bool IsMixed
    {
        get
        {
            var capitals = 0;
            var hasSmallBefore = false;
            var isMixed = false;
            var hasDigit = false;
            foreach (var c in Text)
            {
                isMixed |= hasSmallBefore && char.IsUpper(c);
                hasSmallBefore = char.IsLower(c);
                capitals += char.IsUpper(c) ? 1 : 0;
                hasDigit |= char.IsAsciiDigit(c);
            }

            return isMixed || (hasDigit && capitals > 1 && char.IsUpper(Text[0]));
        }
    }

    public bool IsAllCapitals => Text.Length > 1 && Text.All(c => char.IsUpper(c) || char.IsAsciiDigit(c));

    public static List<NameWord> Read(string text)
    {
        var words = new List<NameWord>();
        var startsSentence = true;
        var isJoined = false;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsLetter(c) || char.IsAsciiDigit(c))
            {
                var end = EndOf(text, i);
                i += ElisionLength(text.AsSpan(i, end - i));
                var word = WithoutPossessive(text.AsSpan(i, Math.Min(end - i, LongestWord)));
                var isPossessive = word.Length < end - i;
                words.Add(new NameWord(i, i + word.Length, word.ToString(), startsSentence, isJoined, isPossessive));
                startsSentence = false;

                // What follows a possessive is another name.
                isJoined = !isPossessive;
                i = end;
                continue;
            }

            if (c is '.' && words.Count > 0 && words[^1].End == i && NameWords.IsTitle(words[^1].Text))
            {
                i++;
                continue;
            }

            startsSentence |= ".!?…\n。！？:•\"“«".Contains(c) || char.IsSurrogate(c);
            isJoined = isJoined && c == ' ' && text[i - 1] != ' ';
            i++;
        }

        return words;
    }

    private static int EndOf(string text, int start)
    {
        var end = start + 1;
        var isUnspaced = IsUnspaced(text[start]);
        while (end < text.Length && IsUnspaced(text[end]) == isUnspaced)
        {
            var c = text[end];
            var isInside = c is '\'' or '’' or '-' or '&' or '_' && end + 1 < text.Length && IsUnspaced(text[end + 1]) == isUnspaced
                && (char.IsLetter(text[end + 1]) || char.IsAsciiDigit(text[end + 1]));
            if (!isInside && !char.IsLetter(c) && !char.IsAsciiDigit(c) && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                break;
            }

            end++;
        }

        return end;
    }

    // Korean and Japanese particles follow a Latin name without a space.
    private static bool IsUnspaced(char c) => c >= '\u1100' && Rune.TryCreate(c, out var rune) && Scripts.IsUnspaced(Scripts.Of(rune));

    private static int ElisionLength(ReadOnlySpan<char> word)
    {
        var apostrophe = word.IndexOfAny('\'', '’');
        if (apostrophe <= 0 || apostrophe + 1 == word.Length)
        {
            return 0;
        }

        var role = Apostrophes.Join(word[..apostrophe].ToString().ToLowerInvariant(), word[(apostrophe + 1)..].ToString());
        return role == ApostropheRole.Elision ? apostrophe + 1 : 0;
    }

    private static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word)
    {
        var apostrophe = word.LastIndexOfAny('\'', '’');
        return apostrophe > 0 && word[(apostrophe + 1)..] is "s" or "d" or "ll" or "re" or "ve" or "m" or "S" ? word[..apostrophe] : word;
    }
}
