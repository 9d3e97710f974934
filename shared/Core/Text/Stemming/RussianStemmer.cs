namespace MemoryFunctions.Core.Text.Stemming;

/// <summary>
/// The Russian stemming algorithm of the Snowball project (https://snowballstem.org/algorithms/russian/stemmer.html), for words
/// whose ё is folded to е.
/// </summary>
internal static class RussianStemmer
{
    private static readonly SuffixTable Gerund = new(0, "ив ивши ившись ыв ывши ывшись");
    private static readonly SuffixTable GerundAfterA = new(0, "в вши вшись");
    private static readonly SuffixTable Reflexive = new(0, "ся сь");
    private static readonly SuffixTable Adjective = new(
        0, "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");

    private static readonly SuffixTable Participle = new(0, "ивш ывш ующ");
    private static readonly SuffixTable ParticipleAfterA = new(0, "ем нн вш ющ щ");
    private static readonly SuffixTable Verb = new(
        0, "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");

    private static readonly SuffixTable VerbAfterA = new(0, "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно");
    private static readonly SuffixTable Noun = new(
        0, "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

    private static readonly SuffixTable Derivational = new(0, "ост ость");
    private static readonly SuffixTable Superlative = new(0, "ейш ейше");

    /// <summary>Stems a word of small letters in place. Returns the length of the stem.</summary>
    public static int Stem(Span<char> word, int length)
    {
        var rv = FirstVowel(word[..length], 0) + 1;
        if (rv == 0 || rv >= length)
        {
            return length;
        }

        var rest = word[rv..];
        var left = StripInflection(rest, length - rv);
        if (left > 0 && rest[left - 1] == 'и')
        {
            left--;
        }

        left = StripDerivation(word, rv, left);
        if (left > 1 && rest[left - 1] == 'н' && rest[left - 2] == 'н')
        {
            left--;
        }
        else
        {
            var stripped = Superlative.Strip(rest, left);
            if (stripped != left)
            {
                left = stripped > 1 && rest[stripped - 1] == 'н' && rest[stripped - 2] == 'н' ? stripped - 1 : stripped;
            }
            else if (left > 0 && rest[left - 1] == 'ь')
            {
                left--;
            }
        }

        return rv + left;
    }

    private static int StripInflection(Span<char> rest, int length)
    {
        var left = StripAfterA(GerundAfterA, rest, length);
        var other = Gerund.Strip(rest, length);
        if (Math.Min(left, other) != length)
        {
            return Math.Min(left, other);
        }

        length = Reflexive.Strip(rest, length);
        left = Adjective.Strip(rest, length);
        if (left != length)
        {
            var participle = Participle.Strip(rest, left);
            return participle != left ? participle : StripAfterA(ParticipleAfterA, rest, left);
        }

        left = Math.Min(Verb.Strip(rest, length), StripAfterA(VerbAfterA, rest, length));
        return left != length ? left : Noun.Strip(rest, length);
    }

    // These endings count only after а or я, which stays.
    private static int StripAfterA(SuffixTable table, Span<char> rest, int length)
    {
        var left = table.Strip(rest, length);
        return left != length && left > 0 && rest[left - 1] is 'а' or 'я' ? left : length;
    }

    private static int StripDerivation(Span<char> word, int rv, int left)
    {
        var length = rv + left;
        var r1 = Region(word[..length], 0);
        var r2 = Region(word[..length], r1);
        var stripped = Derivational.Strip(word, length);
        return stripped != length && stripped >= r2 ? stripped - rv : left;
    }

    private static int Region(ReadOnlySpan<char> word, int start)
    {
        var vowel = FirstVowel(word, start);
        if (vowel < 0)
        {
            return word.Length;
        }

        for (var i = vowel + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]))
            {
                return i + 1;
            }
        }

        return word.Length;
    }

    private static int FirstVowel(ReadOnlySpan<char> word, int start)
    {
        for (var i = start; i < word.Length; i++)
        {
            if (IsVowel(word[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsVowel(char c) => c is 'а' or 'е' or 'и' or 'о' or 'у' or 'ы' or 'э' or 'ю' or 'я';
}
