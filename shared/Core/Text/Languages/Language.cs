using System.Collections.Frozen;
using MemoryFunctions.Core.Text.Stemming;
using MemoryFunctions.Core.Text.Tokens;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>What analysis knows of one language.</summary>
internal sealed class Language
{
    /// <summary>The BCP-47 code.</summary>
    public required string Code { get; init; }

    /// <summary>Folded words that are too common to search for; they also tell the language.</summary>
    public required FrozenSet<string> StopWords { get; init; }

    /// <summary>Null where words are kept as they are.</summary>
    public Stemmer? Stem { get; init; }

    /// <summary>Forms that no suffix rule explains, to their base form; may be empty.</summary>
    public FrozenDictionary<string, string> Irregular { get; init; } = FrozenDictionary<string, string>.Empty;

    public static FrozenSet<string> Words(string list) =>
        Tokenizer.Tokenize(list).Select(token => token.Text).ToFrozenSet(StringComparer.Ordinal);

    public string TermOf(string word)
    {
        if (Stem is null)
        {
            return word;
        }

        var source = Irregular.TryGetValue(word, out var regular) ? regular : word;
        Span<char> buffer = stackalloc char[Tokenizer.MaxLength + 8];
        source.CopyTo(buffer);
        var length = Stem(buffer, source.Length);
        var stem = buffer[..length];
        return stem.IsEmpty || stem.SequenceEqual(word) ? word : new string(stem);
    }
}
