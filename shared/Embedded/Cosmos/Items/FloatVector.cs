using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>An embedding as numbers, with the norm that a cosine needs each time.</summary>
/// <param name="Values">Single precision, as many as the container's policy says.</param>
/// <param name="Norm">The Euclidean length of <paramref name="Values"/>.</param>
internal sealed record FloatVector(float[] Values, float Norm)
{
    /// <summary>The most bytes of a number in JSON, with the comma behind it.</summary>
    public const int MaxNumberBytes = 32;

    private const int MaxFloatText = 32;

    public static FloatVector From(float[] values) => new(values, TensorPrimitives.Norm(values));

    /// <summary>
    /// Reads the array that the reader stands on.
    /// </summary>
    /// <param name="lossless">Whether writing the numbers again gives the same text, so that the text need not be kept.</param>
    /// <returns>The vector, or null if something in the array is not a number.</returns>
    public static FloatVector? Read(ref Utf8JsonReader reader, int expected, out bool lossless)
    {
        var values = new List<float>(expected);
        Span<byte> text = stackalloc byte[MaxFloatText];
        lossless = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            var value = float.Parse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (!float.IsFinite(value))
            {
                return null;
            }

            lossless = lossless && value.TryFormat(text, out var written, default, CultureInfo.InvariantCulture)
                && text[..written].SequenceEqual(reader.ValueSpan);
            values.Add(value);
        }

        return reader.TokenType == JsonTokenType.EndArray ? From([.. values]) : null;
    }

    /// <summary>The numbers of an array's JSON text; null if something in it is not a finite number.</summary>
    public static FloatVector? Parse(ReadOnlySpan<byte> json, int expected)
    {
        var values = new List<float>(expected);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            values.Add(float.Parse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        return reader.TokenType == JsonTokenType.EndArray && values.TrueForAll(float.IsFinite) ? From([.. values]) : null;
    }

    public void WriteJson(JsonBuffer output)
    {
        output.Write("["u8);
        for (var i = 0; i < Values.Length; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            Values[i].TryFormat(output.GetSpan(MaxFloatText), out var written, default, CultureInfo.InvariantCulture);
            output.Advance(written);
        }

        output.Write("]"u8);
    }
}
