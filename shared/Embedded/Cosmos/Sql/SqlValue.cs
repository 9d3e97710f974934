using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>A value of Cosmos SQL: undefined, or a slice of normalised JSON, or a number.</summary>
internal readonly struct SqlValue
{
    private readonly byte[]? buffer;
    private readonly int start;
    private readonly int length;
    private readonly bool escaped;

    private SqlValue(SqlKind kind, double number = 0, byte[]? buffer = null, int start = 0, int length = 0, bool escaped = false)
    {
        Kind = kind;
        Number = number;
        this.buffer = buffer;
        this.start = start;
        this.length = length;
        this.escaped = escaped;
    }

    public static SqlValue Undefined => default;

    public static SqlValue Null { get; } = new(SqlKind.Null);

    public static SqlValue True { get; } = new(SqlKind.True);

    public static SqlValue False { get; } = new(SqlKind.False);

    public SqlKind Kind { get; }

    /// <summary>The value of a number, otherwise 0.</summary>
    public double Number { get; }

    public bool IsUndefined => Kind == SqlKind.Undefined;

    public bool IsTrue => Kind == SqlKind.True;

    /// <summary>The JSON text of an array or object; for a string its content still escaped.</summary>
    public ReadOnlySpan<byte> Raw => buffer.AsSpan(start, length);

    /// <summary>The unescaped UTF-8 of a string.</summary>
    public ReadOnlySpan<byte> Utf8 => escaped ? JsonText.Unescape(Raw) : Raw;

    public static SqlValue From(bool value) => value ? True : False;

    public static SqlValue From(double value) => new(SqlKind.Number, value);

    public static SqlValue From(string value)
    {
        var json = new JsonBuffer();
        JsonText.WriteString(value, json);
        return FromJson(json.WrittenSpan.ToArray());
    }

    public static SqlValue FromJson(byte[] normalized) => FromJson(normalized, 0, normalized.Length);

    /// <summary>The value that stands in a piece of normalised JSON.</summary>
    public static SqlValue FromJson(byte[] normalized, int start, int length)
    {
        var text = normalized.AsSpan(start, length);
        switch (text[0])
        {
            case (byte)'"':
                return new SqlValue(SqlKind.String, 0, normalized, start + 1, length - 2, text.Contains((byte)'\\'));
            case (byte)'{':
                return new SqlValue(SqlKind.Object, 0, normalized, start, length);
            case (byte)'[':
                return new SqlValue(SqlKind.Array, 0, normalized, start, length);
            case (byte)'t':
                return True;
            case (byte)'f':
                return False;
            case (byte)'n':
                return Null;
            default:
                return Utf8Parser.TryParse(text, out double number, out var consumed) && consumed == length
                    ? new SqlValue(SqlKind.Number, number)
                    : throw new FormatException("Not a JSON value.");
        }
    }

    /// <summary>Equality as the operator = has it for values of the same type; values of different types are not equal.</summary>
    public bool DeepEquals(in SqlValue other)
    {
        if (Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            SqlKind.Number => Number.Equals(other.Number) || (Number == 0 && other.Number == 0),
            SqlKind.String => Utf8.SequenceEqual(other.Utf8),
            SqlKind.Array or SqlKind.Object => Raw.SequenceEqual(other.Raw) || ParsedEquals(other),
            _ => true,
        };
    }

    /// <summary>The total order of ORDER BY: by type, then by value; strings by their UTF-8 bytes.</summary>
    public int OrderAgainst(in SqlValue other)
    {
        if (Kind != other.Kind)
        {
            return Kind.CompareTo(other.Kind);
        }

        return Kind switch
        {
            SqlKind.Number => Number == other.Number ? 0 : Number.CompareTo(other.Number),
            SqlKind.String => Utf8.SequenceCompareTo(other.Utf8),
            SqlKind.Array or SqlKind.Object => Raw.SequenceCompareTo(other.Raw),
            _ => 0,
        };
    }

    /// <summary>The same value in memory of its own, so that it keeps no item alive.</summary>
    public SqlValue Copy() => buffer is null ? this : new SqlValue(Kind, Number, Raw.ToArray(), 0, length, escaped);

    public string AsText() => Encoding.UTF8.GetString(Utf8);

    /// <summary>Writes the value as JSON; an undefined value has no JSON.</summary>
    public void WriteJson(JsonBuffer output)
    {
        switch (Kind)
        {
            case SqlKind.Null: output.Write("null"u8); break;
            case SqlKind.True: output.Write("true"u8); break;
            case SqlKind.False: output.Write("false"u8); break;
            case SqlKind.Number: WriteNumber(output); break;
            case SqlKind.String:
                output.Write("\""u8);
                output.Write(Raw);
                output.Write("\""u8);
                break;
            case SqlKind.Array or SqlKind.Object: output.Write(Raw); break;
            default: throw new InvalidOperationException("An undefined value cannot be written.");
        }
    }

    private void WriteNumber(JsonBuffer output)
    {
        Number.TryFormat(output.GetSpan(32), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private bool ParsedEquals(in SqlValue other)
    {
        using var left = JsonDocument.Parse(buffer.AsMemory(start, length), new JsonDocumentOptions { MaxDepth = JsonText.MaxDepth });
        using var right = JsonDocument.Parse(
            other.buffer.AsMemory(other.start, other.length), new JsonDocumentOptions { MaxDepth = JsonText.MaxDepth });
        return JsonElement.DeepEquals(left.RootElement, right.RootElement);
    }

    /// <summary>Walks the elements of an array without copying them.</summary>
    public ElementWalk Elements() => new(buffer!, start, length);

    /// <summary>A property of an object or an element of an array; undefined when there is none.</summary>
    public SqlValue Step(ReadOnlySpan<byte> property)
    {
        if (Kind != SqlKind.Object)
        {
            return Undefined;
        }

        var at = start + 1;
        while (buffer![at] != (byte)'}')
        {
            var nameEnd = JsonScan.ValueEnd(buffer, at);
            var name = FromJson(buffer, at, nameEnd - at);
            var valueEnd = JsonScan.ValueEnd(buffer, nameEnd + 1);
            if (name.Utf8.SequenceEqual(property))
            {
                return FromJson(buffer, nameEnd + 1, valueEnd - nameEnd - 1);
            }

            at = buffer[valueEnd] == (byte)',' ? valueEnd + 1 : valueEnd;
        }

        return Undefined;
    }

    public SqlValue Step(int index)
    {
        if (Kind != SqlKind.Array || index < 0)
        {
            return Undefined;
        }

        var walk = Elements();
        while (walk.MoveNext())
        {
            if (index-- == 0)
            {
                return walk.Current;
            }
        }

        return Undefined;
    }

    /// <summary>The elements of an array, one after the other.</summary>
    internal struct ElementWalk(byte[] buffer, int start, int length)
    {
        private readonly int end = start + length - 1;
        private int at = start + 1;

        public SqlValue Current { get; private set; }

        public bool MoveNext()
        {
            if (at >= end)
            {
                return false;
            }

            var valueEnd = JsonScan.ValueEnd(buffer, at);
            Current = FromJson(buffer, at, valueEnd - at);
            at = valueEnd + 1;
            return true;
        }
    }
}
