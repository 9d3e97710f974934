namespace MemoryFunctions.Core.Text.Tokens;

/// <summary>What a token is made of, which decides how it may be stemmed and stopped.</summary>
internal enum TokenKind : byte
{
    /// <summary>A word in Latin letters.</summary>
    Latin,

    /// <summary>A word in Cyrillic letters.</summary>
    Cyrillic,

    /// <summary>A word of another script that separates words.</summary>
    Word,

    /// <summary>One or two characters out of a run in a script that does not separate words.</summary>
    Gram,

    /// <summary>A number, an emoji, a whole address or identifier: kept as it is.</summary>
    Literal,
}
