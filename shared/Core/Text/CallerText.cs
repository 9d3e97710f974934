using System.Text;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Core.Text;

/// <summary>Checks on text that callers send. Text is never normalised: it is taken as it is or refused.</summary>
public static class CallerText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidInputException">A lone surrogate or a null character.</exception>
    public static void RequireStorable(string text, string field)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new InvalidInputException(field, "must not contain a null character");
        }

        if (!IsWellFormed(text))
        {
            throw new InvalidInputException(field, "must be well-formed Unicode (it contains a lone surrogate)");
        }
    }

    /// <summary>A text of the caller's that may be absent: at most <paramref name="maxBytes"/> UTF-8 bytes.</summary>
    /// <exception cref="InvalidInputException">Too long or not storable.</exception>
    public static void RequireText(string? text, string field, int maxBytes)
    {
        if (text is not null)
        {
            RequireStorable(text, field);
            RequireLength(text, field, maxBytes);
        }
    }

    /// <summary>An id of the caller's: any Unicode, 1 to <paramref name="maxBytes"/> UTF-8 bytes, not blank.</summary>
    /// <exception cref="InvalidInputException">Blank, too long or not storable.</exception>
    public static void RequireId(string? id, string field, int maxBytes = 1024)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new InvalidInputException(field, "must not be blank");
        }

        RequireStorable(id, field);
        RequireLength(id, field, maxBytes);
    }

    private static void RequireLength(string text, string field, int maxBytes)
    {
        if (Strict.GetByteCount(text) > maxBytes)
        {
            throw new InvalidInputException(field, $"must be at most {maxBytes} UTF-8 bytes");
        }
    }

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (true)
        {
            var at = rest.IndexOfAnyInRange('\uD800', '\uDFFF');
            if (at < 0)
            {
                return true;
            }

            if (Rune.DecodeFromUtf16(rest[at..], out _, out var used) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[(at + used)..];
        }
    }
}
