using System.Runtime.Intrinsics;

namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>Arithmetic over the rows of signed bytes. The length of a row is computed when it is first asked for, and kept.</summary>
internal sealed unsafe class ConceptVectors(ConceptData data)
{
    /// <summary>How many numbers are taken at once; the table's dimensions are a multiple of it.</summary>
    public const int Step = 16;

    // 0 is not computed yet. Threads that race write the same bits.
    private readonly float[] inverseLengths = new float[data.Count];

    public void Copy(int row, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, data.Dimensions, nameof(destination));
        var scale = InverseLength(row);
        var source = Row(row);
        fixed (float* to = destination)
        {
            for (var i = 0; i < data.Dimensions; i += Step)
            {
                var (low, high) = Vector128.Widen(Vector128.Load(source + i));
                Store(low, scale, to + i);
                Store(high, scale, to + i + (Step / 2));
            }
        }
    }

    public float Cosine(int one, int other) =>
        Math.Clamp(Dot(one, other) * (InverseLength(one) * InverseLength(other)), -1, 1);

    private static void Store(Vector128<short> numbers, float scale, float* to)
    {
        var (low, high) = Vector128.Widen(numbers);
        (Vector128.ConvertToSingle(low) * scale).Store(to);
        (Vector128.ConvertToSingle(high) * scale).Store(to + Vector128<float>.Count);
    }

    private float InverseLength(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)data.Count, nameof(row));
        var kept = inverseLengths[row];
        if (kept == 0 && Dot(row, row) is var square and > 0)
        {
            inverseLengths[row] = kept = (float)(1 / Math.Sqrt(square));
        }

        return kept;
    }

    /// <summary>Exact: a product of two bytes fits 16 bits, and the sum of all of them 32.</summary>
    private int Dot(int one, int other)
    {
        var left = Row(one);
        var right = Row(other);
        var sum = Vector128<int>.Zero;
        for (var i = 0; i < data.Dimensions; i += Step)
        {
            var (low, high) = Vector128.Widen(Vector128.Load(left + i));
            var (otherLow, otherHigh) = Vector128.Widen(Vector128.Load(right + i));
            var (first, second) = Vector128.Widen(low * otherLow);
            var (third, fourth) = Vector128.Widen(high * otherHigh);
            sum += first + second + third + fourth;
        }

        return Vector128.Sum(sum);
    }

    private sbyte* Row(int row) => data.Rows + ((nint)row * data.Dimensions);
}
