using System.Text;

namespace MemoryFunctions.Http.Files;

/// <summary>Decodes text: as its byte order mark says, or else as UTF-8.</summary>
internal static class PlainText
{
    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),

        // Before UTF-16, whose mark is how this one's begins.
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <exception cref="UnreadableFileException">It is no text.</exception>
    public static string Read(byte[] content)
    {
        var marked = Encodings.FirstOrDefault(encoding => content.AsSpan().StartsWith(encoding.Preamble));
        try
        {
            var text = (marked ?? Encodings[0]).GetString(content.AsSpan(marked?.Preamble.Length ?? 0));
            return text.Contains('\0', StringComparison.Ordinal) ? throw new UnreadableFileException("is not text: it has null characters") : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new UnreadableFileException("is not text in UTF-8, nor in UTF-16 or UTF-32 with a byte order mark", e);
        }
    }
}
