using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>Tells languages in Cyrillic letters apart by the letters that only one of them has.</summary>
internal static class CyrillicLanguage
{
    /// <summary>The BCP-47 code; Russian where no letter says otherwise.</summary>
    public static string Of(List<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Cyrillic)
            {
                continue;
            }

            foreach (var letter in token.Text)
            {
                switch (letter)
                {
                    case 'ї' or 'є' or 'ґ':
                        return "uk";
                    case 'ў':
                        return "be";
                    case 'ђ' or 'ћ' or 'џ' or 'љ' or 'њ' or 'ј':
                        return "sr";
                    case 'ә' or 'қ' or 'ң' or 'ұ' or 'ү':
                        return "kk";
                    case 'і':
                        return HasBelarusianLetter(tokens) ? "be" : "uk";
                }
            }
        }

        return "ru";
    }

    private static bool HasBelarusianLetter(List<Token> tokens) =>
        tokens.Exists(token => token.Kind == TokenKind.Cyrillic && token.Text.AsSpan().ContainsAny('ў', 'ы', 'э'));
}
