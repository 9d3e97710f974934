using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>How the tokens of one text are stopped and stemmed.</summary>
internal readonly struct Analysis(List<Token> tokens)
{
    private readonly Language latin = LatinLanguage.Of(tokens) ?? LanguageSet.English;
    private readonly bool isRussian = string.Equals(CyrillicLanguage.Of(tokens), LanguageSet.Russian.Code, StringComparison.Ordinal);

    public bool IsStopWord(in Token token) => token.Kind switch
    {
        TokenKind.Latin => latin.StopWords.Contains(token.Text),
        TokenKind.Cyrillic => isRussian && LanguageSet.Russian.StopWords.Contains(token.Text),
        TokenKind.Word => LanguageSet.IsUnstemmedStopWord(token.Text),
        _ => false,
    };

    public string TermOf(in Token token) => token.Kind switch
    {
        TokenKind.Latin => latin.TermOf(token.Text),
        TokenKind.Cyrillic => isRussian ? LanguageSet.Russian.TermOf(token.Text) : token.Text,
        _ => token.Text,
    };
}
