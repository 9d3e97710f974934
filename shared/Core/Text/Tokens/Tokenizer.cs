using System.Text;

namespace MemoryFunctions.Core.Text.Tokens;

/// <summary>
/// Cuts a text into folded tokens. What a token becomes depends on its own characters only, never on the rest of the text, so that
/// a word of a query is cut as it was in the text that holds it.
/// </summary>
internal sealed class Tokenizer
{
    /// <summary>The longest token, in UTF-16 units; what is longer is cut.</summary>
    public const int MaxLength = 64;

    private const int FirstPictograph = 0x2600;

    private readonly string text;
    private readonly List<Token> tokens;
    private readonly StringBuilder whole = new();
    private int position;

    private Tokenizer(string text)
    {
        this.text = text;
        tokens = new List<Token>(text.Length / 5 + 4);
    }

    public static List<Token> Tokenize(string text)
    {
        var tokenizer = new Tokenizer(Folding.Compose(text));
        tokenizer.Run();
        return tokenizer.tokens;
    }

    private void Run()
    {
        while (position < text.Length)
        {
            var rune = RuneAt(position);
            var script = Scripts.Of(rune);
            if (script is Script.None or Script.Mark)
            {
                position += rune.Utf16SequenceLength;
            }
            else if (script == Script.Symbol)
            {
                ReadSymbol(rune);
            }
            else if (Scripts.IsUnspaced(script))
            {
                ReadRun(script);
            }
            else
            {
                ReadCompound();
            }
        }
    }

    private void ReadSymbol(Rune rune)
    {
        var start = position;
        position += rune.Utf16SequenceLength;
        if (IsFlagHalf(rune) && position < text.Length && IsFlagHalf(RuneAt(position)))
        {
            position += 2;
        }

        if (rune.Value >= FirstPictograph)
        {
            tokens.Add(new Token(TokenKind.Literal, text[start..position]));
        }
    }

    private static bool IsFlagHalf(Rune rune) => rune.Value is >= 0x1F1E6 and <= 0x1F1FF;

    private void ReadRun(Script first)
    {
        Span<char> pair = stackalloc char[4];
        var previousLength = 0;
        var count = 0;
        var isWord = false;
        while (position < text.Length)
        {
            var rune = RuneAt(position);
            var script = Scripts.Of(rune);
            if (script != Script.Mark && !IsSameRun(first, script))
            {
                break;
            }

            position += rune.Utf16SequenceLength;
            if (script == Script.Mark)
            {
                continue;
            }

            var length = rune.EncodeToUtf16(pair[previousLength..]);
            if (count > 0)
            {
                tokens.Add(new Token(TokenKind.Gram, new string(pair[..(previousLength + length)])));
            }

            pair.Slice(previousLength, length).CopyTo(pair);
            previousLength = length;
            count++;

            // Many Chinese words have one character; in pairs they meet only where they have the same neighbour.
            isWord = script == Script.Han && !HanFunctionCharacters.Contains(rune);
            if (isWord)
            {
                tokens.Add(new Token(TokenKind.Gram, new string(pair[..previousLength])));
            }
        }

        if (count == 1 && !isWord)
        {
            tokens.Add(new Token(TokenKind.Gram, new string(pair[..previousLength])));
        }
    }

    private static bool IsSameRun(Script first, Script script) =>
        script == first || (first is Script.Han or Script.Kana && script is Script.Han or Script.Kana);

    /// <summary>A word, or words joined by marks without a space between: an address, an identifier, a hyphenated word.</summary>
    private void ReadCompound()
    {
        whole.Clear();
        var start = tokens.Count;
        var parts = 0;
        var onlyInitials = true;
        var isName = false;
        while (true)
        {
            var segment = Segment.Read(text, position);
            onlyInitials &= segment.Folded.Length == 1 && segment.Kind == TokenKind.Latin;
            position = EmitSegment(segment);
            Append(segment.Folded);
            parts++;
            if (position + 1 >= text.Length || !IsConnector(text[position]) || !Segment.StartsAt(text, position + 1))
            {
                break;
            }

            var connector = text[position++];
            onlyInitials &= connector == '.';
            if (connector is not ('-' or '\u2010'))
            {
                isName = true;
                whole.Append(connector);
            }
        }

        if (parts == 1)
        {
            return;
        }

        if (onlyInitials)
        {
            // U.S.A is one word
            tokens.RemoveRange(start, tokens.Count - start);
            whole.Replace(".", string.Empty);
            tokens.Add(new Token(TokenKind.Latin, Cut(whole)));
        }
        else if (isName || parts == 2)
        {
            for (var i = start; i < tokens.Count; i++)
            {
                tokens[i] = tokens[i] with { IsPart = true };
            }

            tokens.Add(new Token(TokenKind.Literal, Cut(whole)));
        }
    }

    /// <summary>Emits a segment with what an apostrophe ties to it. Returns where reading goes on.</summary>
    private int EmitSegment(Segment segment)
    {
        // A loop, not a recursion: a hostile text chains as many apostrophes as it likes.
        while (segment.Kind == TokenKind.Latin && TryReadTied(segment.End, out var tied))
        {
            switch (Apostrophes.Join(segment.Folded, tied.Folded))
            {
                case ApostropheRole.Ending:
                    Emit(segment);
                    return tied.End;
                case ApostropheRole.Inside:
                    var joined = segment.Folded + tied.Folded;
                    tokens.Add(new Token(TokenKind.Latin, joined.Length > MaxLength ? joined[..MaxLength] : joined));
                    return tied.End;
                case ApostropheRole.Separator:
                    Emit(segment);
                    break;
            }

            segment = tied;
        }

        if (segment.Kind == TokenKind.Latin && segment.Folded.Length == 1 && LanguageName(segment.End) is { } suffix)
        {
            tokens.Add(new Token(TokenKind.Literal, segment.Folded + suffix));
            return segment.End + suffix.Length;
        }

        Emit(segment);
        return segment.End;
    }

    private bool TryReadTied(int apostrophe, out Segment tied)
    {
        if (apostrophe + 1 < text.Length && Apostrophes.IsOne(text[apostrophe]) && Segment.StartsAt(text, apostrophe + 1))
        {
            tied = Segment.Read(text, apostrophe + 1);
            return tied.Kind == TokenKind.Latin && tied.Folded.Length > 0;
        }

        tied = default;
        return false;
    }

    private void Emit(in Segment segment)
    {
        if (segment.Folded.Length == 0)
        {
            return;
        }

        tokens.Add(new Token(segment.Kind, segment.Folded));
        if (segment.Humps > 1 || (segment.Humps == 1 && char.IsLower(text[segment.Start])))
        {
            EmitHumps(segment);
        }
    }

    /// <summary>The words of a camelCase identifier, besides the whole.</summary>
    private void EmitHumps(in Segment segment)
    {
        var start = segment.Start;
        for (var i = segment.Start + 1; i <= segment.End; i++)
        {
            if (i == segment.End || (char.IsUpper(text[i]) && char.IsLower(text[i - 1])))
            {
                var hump = Segment.Read(text[start..i], 0);
                if (hump.Folded.Length > 2)
                {
                    tokens.Add(new Token(hump.Kind, hump.Folded));
                }

                start = i;
            }
        }
    }

    private string? LanguageName(int end)
    {
        var rest = text.AsSpan(end);
        if (rest.StartsWith("++", StringComparison.Ordinal))
        {
            return "++";
        }

        return rest.StartsWith("#", StringComparison.Ordinal) && !Segment.StartsAt(text, end + 1) ? "#" : null;
    }

    private static bool IsConnector(char c) => c is '_' or '-' or '\u2010' or '.' or '@';

    private void Append(string folded)
    {
        if (whole.Length < MaxLength)
        {
            whole.Append(folded);
        }
    }

    private static string Cut(StringBuilder builder)
    {
        if (builder.Length <= MaxLength)
        {
            return builder.ToString();
        }

        return builder.ToString(0, char.IsHighSurrogate(builder[MaxLength - 1]) ? MaxLength - 1 : MaxLength);
    }

    private Rune RuneAt(int index) => Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out _) == System.Buffers.OperationStatus.Done
        ? rune
        : Rune.ReplacementChar;
}
