using System.Buffers;

namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>
/// The words of a text in lower case: runs of ASCII letters and digits, without what follows an apostrophe ("sister's" is "sister").
/// They stand one behind the other with <c>_</c> between them, so that a phrase is a part of them.
/// </summary>
/// <remarks>Rents its memory: dispose of it.</remarks>
internal ref struct ConceptWords : IDisposable
{
    /// <summary>The two letters beyond ASCII that are letters of ASCII in lower case: the sign of Kelvin, and a Turkish capital.</summary>
    private const char Kelvin = '\u212A';
    private const char DottedI = '\u0130';

    private byte[] joined;
    private (int Start, int End)[] words;

    public ConceptWords(ReadOnlySpan<char> text)
    {
        // A word has at least one character, and one more beside it.
        joined = ArrayPool<byte>.Shared.Rent((2 * text.Length) + 1);
        words = ArrayPool<(int Start, int End)>.Shared.Rent(text.Length + 1);
        Split(text);
    }

    public int Count { get; private set; }

    public readonly ReadOnlySpan<byte> this[int place] => Range(place, 1);

    /// <summary>A word with the <c>_</c> behind it.</summary>
    public readonly ReadOnlySpan<byte> Beginning(int place) => joined.AsSpan(words[place].Start..(words[place].End + 1));

    /// <summary>Words in a row, joined.</summary>
    public readonly ReadOnlySpan<byte> Range(int place, int count) => joined.AsSpan(words[place].Start..words[place + count - 1].End);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(joined);
        ArrayPool<(int Start, int End)>.Shared.Return(words);
        (joined, words, Count) = ([], [], 0);
    }

    private void Split(ReadOnlySpan<char> text)
    {
        var end = 0;
        for (var at = 0; at < text.Length;)
        {
            if (Lower(text[at]) == 0)
            {
                at++;
                continue;
            }

            var start = end;
            var isOpen = true;
            for (; isOpen && at < text.Length && Lower(text[at]) is var letter and > 0; at++)
            {
                joined[end++] = letter;
                isOpen = text[at] != DottedI;
            }

            if (isOpen && at + 1 < text.Length && text[at] is '\'' or '\u2019' && IsLetter(text[at + 1]))
            {
                at++;
                for (; isOpen && at < text.Length && IsLetter(text[at]); at++)
                {
                    isOpen = text[at] != DottedI;
                }
            }

            words[Count++] = (start, end);
            joined[end++] = (byte)'_';
        }
    }

    /// <summary>0 for what is no letter or digit of a word. The lower case of a dotted capital I ends with a mark, and so does the word.</summary>
    private static byte Lower(char c) => c switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => (byte)c,
        >= 'A' and <= 'Z' => (byte)(c | 0x20),
        Kelvin => (byte)'k',
        DottedI => (byte)'i',
        _ => 0,
    };

    private static bool IsLetter(char c) => Lower(c) >= (byte)'a';
}
