using System.Buffers.Text;
using System.Text.Json;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>What a memory is ranked by, as one text: its words and its traits, each in base 64, with a full stop between.</summary>
internal static class IndexText
{
    private const char Between = '.';

    public static string Write(TermIndex terms, MemoryTraits traits) =>
        Convert.ToBase64String(terms.Bytes.Span) + Between + Convert.ToBase64String(traits.Write());

    /// <summary>The words; those of a text without traits too.</summary>
    public static TermIndex Terms(string text)
    {
        var end = text.IndexOf(Between, StringComparison.Ordinal);
        return TermIndex.Read(Decode(end < 0 ? text : text.AsSpan(0, end)));
    }

    public static MemoryTraits Traits(string text)
    {
        var end = text.IndexOf(Between, StringComparison.Ordinal);
        return end < 0 ? MemoryTraits.None : MemoryTraits.Read(Decode(text.AsSpan(end + 1)));
    }

    /// <summary>The text as it is.</summary>
    /// <exception cref="JsonException">It is none that <see cref="Write"/> wrote.</exception>
    public static string Check(string text)
    {
        foreach (var part in text.AsSpan().Split(Between))
        {
            _ = Base64.IsValid(text.AsSpan()[part]) ? true : throw new JsonException("a row has something else where base 64 belongs");
        }

        return text;
    }

    private static byte[] Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64Chars(text, bytes, out var count) ? bytes[..count] : throw new FormatException("an index is no base 64");
    }
}
