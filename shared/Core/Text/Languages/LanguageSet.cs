using System.Collections.Frozen;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>The languages that analysis knows, by script.</summary>
internal static class LanguageSet
{
    public static readonly Language English = Languages.English.Create();
    public static readonly Language Russian = OtherLanguages.CreateRussian();

    /// <summary>Languages in Latin letters, English first; an index here is a bit in <see cref="LatinVotes"/>.</summary>
    public static readonly IReadOnlyList<Language> Latin =
    [
        English, German.Create(), French.Create(), Spanish.Create(), Italian.Create(), Portuguese.Create(), Dutch.Create(),
        .. OtherLanguages.CreateLatin(),
    ];

    /// <summary>Languages in Latin letters that have a stemmer.</summary>
    public static readonly IReadOnlyList<Language> StemmedLatin = [.. Latin.Where(language => language.Stem is not null)];

    /// <summary>Which languages a stop word belongs to, as a bit for each place in <see cref="Latin"/>.</summary>
    public static readonly FrozenDictionary<string, uint> LatinVotes = CountVotes();

    // Scripts of one main language each need no vote: whoever writes another language in them loses only some particles.
    private static readonly FrozenSet<string> UnstemmedStopWords = new[]
    {
        OtherLanguages.CreateHindi(), OtherLanguages.CreateArabic(), OtherLanguages.CreateHebrew(), OtherLanguages.CreateGreek(),
    }.SelectMany(language => language.StopWords).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsUnstemmedStopWord(string word) => UnstemmedStopWords.Contains(word);

    private static FrozenDictionary<string, uint> CountVotes()
    {
        var votes = new Dictionary<string, uint>(StringComparer.Ordinal);
        for (var i = 0; i < Latin.Count; i++)
        {
            foreach (var word in Latin[i].StopWords)
            {
                votes[word] = votes.GetValueOrDefault(word) | (1u << i);
            }
        }

        return votes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
