namespace MemoryFunctions.Core.Text.Stemming;

/// <summary>Steps 2 to 4 of Porter2. Of the endings that fit the longest decides, whether or not its region lets it apply.</summary>
internal static class EnglishSuffixes
{
    private static readonly (string Suffix, string Replacement)[] Two =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
        ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"),
        ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"),
        ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Replacement)[] Three =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Four =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    public static void StepTwo(ref EnglishWord word)
    {
        foreach (var (suffix, replacement) in Two)
        {
            if (word.EndsWith(suffix))
            {
                var stem = word.Length - suffix.Length;
                var isAllowed = suffix switch
                {
                    "ogi" => stem > 0 && word[stem - 1] == 'l',
                    "li" => stem > 0 && word[stem - 1] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
                    _ => true,
                };
                if (stem >= word.R1 && isAllowed)
                {
                    word.Replace(suffix.Length, replacement);
                }

                return;
            }
        }
    }

    public static void StepThree(ref EnglishWord word)
    {
        foreach (var (suffix, replacement) in Three)
        {
            if (word.EndsWith(suffix))
            {
                var stem = word.Length - suffix.Length;
                if (stem >= word.R1 && (suffix != "ative" || stem >= word.R2))
                {
                    word.Replace(suffix.Length, replacement);
                }

                return;
            }
        }
    }

    public static void StepFour(ref EnglishWord word)
    {
        foreach (var suffix in Four)
        {
            if (word.EndsWith(suffix))
            {
                var stem = word.Length - suffix.Length;
                if (stem >= word.R2 && (suffix != "ion" || (stem > 0 && word[stem - 1] is 's' or 't')))
                {
                    word.Cut(suffix.Length);
                }

                return;
            }
        }
    }
}
