using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>
/// Arithmetic over the rows of signed bytes, where they are: a row is two lines of a processor's cache, as floats it would be eight.
/// The length of a row is computed when it is first asked for, and kept.
/// </summary>
internal sealed unsafe class ConceptVectors(ConceptData data)
{
    /// <summary>How many numbers are taken at once; the table's dimensions are a multiple of it.</summary>
    public const int Step = 32;

    // 0 is not computed yet. Threads that race write the same bits.
    private readonly float[] inverseLengths = new float[data.Count];

    public void Copy(int row, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, data.Dimensions, nameof(destination));
        destination[..data.Dimensions].Clear();
        Add(row, 1, destination);
    }

    public void Add(int row, float weight, Span<float> sum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sum.Length, data.Dimensions, nameof(sum));
        var scale = weight * InverseLength(row);
        var source = Row(row);
        fixed (float* to = sum)
        {
            for (var i = 0; i < data.Dimensions; i += Step)
            {
                var (low, high) = Vector256.Widen(Vector256.Load(source + i));
                AddTo(to + i, low, scale);
                AddTo(to + i + (Step / 2), high, scale);
            }
        }
    }

    public float Cosine(int one, int other) =>
        Math.Clamp(Dot(one, other) * (InverseLength(one) * InverseLength(other)), -1, 1);

    private static void AddTo(float* sum, Vector256<short> numbers, float scale)
    {
        var (low, high) = Vector256.Widen(numbers);
        (Vector256.Load(sum) + (Vector256.ConvertToSingle(low) * scale)).Store(sum);
        sum += Vector256<float>.Count;
        (Vector256.Load(sum) + (Vector256.ConvertToSingle(high) * scale)).Store(sum);
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
        var sum = Vector256<int>.Zero;
        for (var i = 0; i < data.Dimensions; i += Step)
        {
            var (low, high) = Vector256.Widen(Vector256.Load(left + i));
            var (otherLow, otherHigh) = Vector256.Widen(Vector256.Load(right + i));
            sum += Products(low, otherLow) + Products(high, otherHigh);
        }

        return Vector256.Sum(sum);
    }

    private static Vector256<int> Products(Vector256<short> one, Vector256<short> other)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.MultiplyAddAdjacent(one, other);
        }

        var (low, high) = Vector256.Widen(one * other);
        return low + high;
    }

    private sbyte* Row(int row) => data.Rows + ((nint)row * data.Dimensions);
}
