using MemoryFunctions.Core.Text.Languages;
using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text;

/// <summary>
/// Turns texts of any language into the terms that keyword search compares. Deterministic, safe to call from any thread, and total:
/// no string, not even one with lone surrogates, makes it throw.
/// </summary>
/// <remarks>
/// Words are composed (NFKC), case and accents folded, stop words dropped and the rest stemmed by the language of the text (English,
/// where it does not tell). Scripts without spaces give overlapping pairs of characters. A term has at most 64 UTF-16 units.
/// </remarks>
public static class TextAnalyzer
{
    /// <summary>
    /// The terms of a text in their order, with repeats: one a word, and one more for a compound as a whole. Stop words are left out,
    /// unless there is nothing else.
    /// </summary>
    public static IReadOnlyList<string> Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Tokenizer.Tokenize(text);
        var analysis = new Analysis(tokens);
        var kept = WithoutStopWords(tokens, analysis);
        var terms = new string[kept.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = analysis.TermOf(kept[i]);
        }

        return terms;
    }

    /// <summary>
    /// The distinct words of a query in their order, without stop words unless it has no others. Whatever language a text was
    /// analysed as, a word of it that is no stop word there has an alternative among the text's terms.
    /// </summary>
    public static IReadOnlyList<QueryTerm> AnalyzeQuery(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Tokenizer.Tokenize(text);
        var analysis = new Analysis(tokens);
        var kept = WithoutStopWords(tokens, analysis);
        var isEnglish = kept != tokens && LatinLanguage.IsClearlyEnglish(tokens);
        return
        [
            .. kept.DistinctBy(token => token.Text, StringComparer.Ordinal)
                .Select(token => new QueryTerm(token.Text, Forms(token, isEnglish))),
        ];
    }

    /// <summary>The main language of a text as a BCP-47 code, by script and stop words; "und" where they do not tell.</summary>
    public static string DetectLanguage(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var script = ScriptLanguage.Of(text);
        return script switch
        {
            ScriptLanguage.Latin => LatinLanguage.Of(Tokenizer.Tokenize(text))?.Code ?? "und",
            ScriptLanguage.Cyrillic => CyrillicLanguage.Of(Tokenizer.Tokenize(text)),
            _ => script,
        };
    }

    // A text that is nothing but stop words keeps them, or nobody could ask for it: The Who.
    private static List<Token> WithoutStopWords(List<Token> tokens, Analysis analysis)
    {
        var kept = tokens.FindAll(token => !analysis.IsStopWord(token));
        return kept.Count == 0 ? tokens : kept;
    }

    private static IReadOnlyList<string> Forms(Token token, bool isEnglish)
    {
        switch (token.Kind)
        {
            case TokenKind.Latin when isEnglish:
                return Distinct([token.Text, LanguageSet.English.TermOf(token.Text)]);
            case TokenKind.Latin:
                return Distinct([token.Text, .. LanguageSet.StemmedLatin.Select(language => language.TermOf(token.Text))]);
            case TokenKind.Cyrillic:
                return Distinct([token.Text, LanguageSet.Russian.TermOf(token.Text)]);
            default:
                return [token.Text];
        }
    }

    private static string[] Distinct(IEnumerable<string> forms) => [.. forms.Distinct(StringComparer.Ordinal)];
}
