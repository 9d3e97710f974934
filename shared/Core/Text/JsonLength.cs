using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace MemoryFunctions.Core.Text;

/// <summary>
/// How many bytes a text takes as a string in JSON, without its quotes: UTF-8, and what the relaxed encoder escapes (control
/// characters, odd spaces, all beyond the basic plane) counted as six for each UTF-16 unit. On the high side.
/// </summary>
public static class JsonLength
{
    private const int MoreForEscape = 5;
    private const int BeyondBasicPlane = 0x1F600;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(IsEscaped)]);

    public static int Of(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            length += MoreForEscape;
            rest = rest[(at + 1)..];
        }

        return length;
    }

    private static bool IsEscaped(char c) =>
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.WillEncode(char.IsSurrogate(c) ? BeyondBasicPlane : c);
}
