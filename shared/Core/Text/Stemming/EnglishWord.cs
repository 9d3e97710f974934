namespace MemoryFunctions.Core.Text.Stemming;

/// <summary>A word while Porter2 works on it, with the regions R1 and R2. A capital Y is a y that is a consonant.</summary>
internal ref struct EnglishWord(Span<char> buffer, int length)
{
    private readonly Span<char> buffer = buffer;

    public int Length { get; private set; } = length;

    /// <summary>Where the region after the first consonant after a vowel starts.</summary>
    public int R1 { get; private set; }

    /// <summary>The same within R1.</summary>
    public int R2 { get; private set; }

    public readonly ReadOnlySpan<char> Letters => buffer[..Length];

    public readonly char this[int index]
    {
        get => buffer[index];
        set => buffer[index] = value;
    }

    public void Prepare(string[] regionPrefixes)
    {
        if (buffer[0] == '\'')
        {
            buffer[1..Length].CopyTo(buffer);
            Length--;
        }

        for (var i = 0; i < Length; i++)
        {
            if (buffer[i] == 'y' && (i == 0 || IsVowel(i - 1)))
            {
                buffer[i] = 'Y';
            }
        }

        R1 = RegionAfter(0);
        foreach (var prefix in regionPrefixes)
        {
            if (Letters.StartsWith(prefix, StringComparison.Ordinal))
            {
                R1 = prefix.Length;
            }
        }

        R2 = RegionAfter(R1);
    }

    public void StripApostrophe()
    {
        if (EndsWith("'s'"))
        {
            Length -= 3;
        }
        else if (EndsWith("'s"))
        {
            Length -= 2;
        }
        else if (EndsWith("'"))
        {
            Length--;
        }
    }

    public readonly bool EndsWith(string suffix) => Letters.EndsWith(suffix, StringComparison.Ordinal);

    public readonly bool IsVowel(int index) => buffer[index] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    public readonly bool HasVowelBefore(int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (IsVowel(i))
            {
                return true;
            }
        }

        return false;
    }

    public readonly bool EndsWithDouble() =>
        Length > 1 && buffer[Length - 1] == buffer[Length - 2]
        && buffer[Length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    /// <summary>Whether the letters before an index end in a short syllable.</summary>
    public readonly bool EndsInShortSyllable(int end)
    {
        if (end == 2)
        {
            return IsVowel(0) && !IsVowel(1);
        }

        return end > 2 && !IsVowel(end - 3) && IsVowel(end - 2) && !IsVowel(end - 1) && buffer[end - 1] is not ('w' or 'x' or 'Y');
    }

    public readonly bool IsShort() => R1 >= Length && EndsInShortSyllable(Length);

    public void Cut(int count) => Length -= count;

    public void Append(char letter) => buffer[Length++] = letter;

    public void Replace(int count, string replacement)
    {
        Length -= count;
        replacement.CopyTo(buffer[Length..]);
        Length += replacement.Length;
    }

    public readonly int Finish()
    {
        buffer[..Length].Replace('Y', 'y');
        return Length;
    }

    private readonly int RegionAfter(int start)
    {
        for (var i = start + 1; i < Length; i++)
        {
            if (!IsVowel(i) && IsVowel(i - 1))
            {
                return i + 1;
            }
        }

        return Length;
    }
}
