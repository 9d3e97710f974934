namespace MemoryFunctions.Core.Text.Tokens;

/// <param name="Kind">What it is made of.</param>
/// <param name="Text">Folded, not stemmed, at most <see cref="Tokenizer.MaxLength"/> UTF-16 units.</param>
internal readonly record struct Token(TokenKind Kind, string Text)
{
    /// <summary>Whether it is part of a compound that is a token, too.</summary>
    public bool IsPart { get; init; }
}
