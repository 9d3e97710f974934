using MemoryFunctions.Core.Text.Languages;
using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text.Names;

/// <summary>Names written with capitals, of one word or several.</summary>
internal static class CapitalNames
{
    private const int MostWords = 6;

    public static void AddTo(List<FoundName> found, string text)
    {
        var words = NameWord.Read(text);
        if (words.Count == 0)
        {
            return;
        }

        var language = LatinLanguage.Of(Tokenizer.Tokenize(text)) ?? LanguageSet.English;
        var isGerman = string.Equals(language.Code, "de", StringComparison.Ordinal);
        var isShouted = words.Count(word => word.IsAllCapitals) * 2 > words.Count && words.Count > 3;
        var inside = words.Where(word => word.IsCapital && !word.StartsSentence).Select(word => word.Text)
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < words.Count;)
        {
            if (!words[i].IsCapital)
            {
                if (words[i].IsMixed)
                {
                    found.Add(new FoundName(words[i].Start, words[i].End, words[i].Text));
                }

                i++;
                continue;
            }

            var end = EndOfSequence(words, i, !isGerman);
            var (first, last) = Trim(words, i, end, language);
            while (isGerman && first < last - 1 && NameWords.AnnouncesGermanName(words[first].Text))
            {
                first++;
            }

            if (first < last && !isShouted && (isGerman ? IsGermanName(words, first, last) : IsName(words, first, last, inside)))
            {
                var (start, stop) = (words[first].Start, words[last - 1].End);
                found.Add(new FoundName(start, stop, text[start..stop]));
            }

            i = end;
        }
    }

    // Capitals, and small particles between them: Bank of America, Ludwig van Beethoven.
    private static int EndOfSequence(List<NameWord> words, int first, bool withParticles)
    {
        var end = first + 1;
        while (end < words.Count && end - first < MostWords)
        {
            var particles = end;
            while (withParticles && particles < words.Count && particles - end < 2
                && words[particles].IsJoined && NameWords.IsParticle(words[particles].Text))
            {
                particles++;
            }

            if (particles == words.Count || !words[particles].IsJoined || !words[particles].IsCapital || words[particles].StartsSentence
                || (words[first].StartsSentence && IsAscii(words[first]) != IsAscii(words[particles])))
            {
                break;
            }

            end = particles + 1;
        }

        return end;
    }

    private static (int First, int Last) Trim(List<NameWord> words, int first, int last, Language language)
    {
        while (first < last && IsCommon(words[first], language))
        {
            first++;
        }

        while (last > first && IsCommon(words[last - 1], language))
        {
            last--;
        }

        return (first, last);
    }

    private static bool IsCommon(in NameWord word, Language language)
    {
        var folded = Tokenizer.Tokenize(word.Text);
        var text = folded.Count > 0 ? folded[0].Text : string.Empty;
        if (!word.IsCapital || word.Text.Length == 1 || NameWords.IsCommon(text))
        {
            return true;
        }

        // US is a country, even though us is a stop word.
        var isAcronym = word.IsAllCapitals && !word.StartsSentence;
        return !isAcronym && (language.StopWords.Contains(text) || LanguageSet.English.StopWords.Contains(text)
            || LanguageSet.Russian.StopWords.Contains(text));
    }

    private static bool IsAscii(in NameWord word) => word.Text[0] < 0x0250;

    private static bool IsName(List<NameWord> words, int first, int last, HashSet<string> inside)
    {
        var word = words[first];
        if (last - first > 1 || !word.StartsSentence || word.IsMixed || word.IsAllCapitals)
        {
            return true;
        }

        // Any word may start a sentence: a name owns or does something there, or comes again elsewhere.
        return inside.Contains(word.Text) || word.IsPossessive
            || (last < words.Count && words[last].IsJoined && NameWords.IsAct(words[last].Text) && !NameWords.HasCommonEnding(word.Text));
    }

    private static bool IsGermanName(List<NameWord> words, int first, int last)
    {
        var word = words[first];
        return word.IsMixed || word.IsAllCapitals
            || (!words.GetRange(first, last - first).Exists(part => NameWords.IsGermanNoun(part.Text))
                && ((last - first > 1 && !word.StartsSentence)
                    || (first > 0 && word.IsJoined && NameWords.AnnouncesGermanName(words[first - 1].Text))));
    }
}
