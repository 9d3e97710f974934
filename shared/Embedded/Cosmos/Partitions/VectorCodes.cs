using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>
/// Vectors in one byte a number, one behind the other: v is about scale * code. A large bank's vectors are measured faster than
/// memory brings them; their codes are a quarter of that, and say of most that they cannot be near. How far off a code may be
/// is known of each (<see cref="Error"/>), so that nothing near is missed.
/// </summary>
internal sealed class VectorCodes
{
    private const int VectorsOfBlock = 256;
    private const int MaxCode = 127;

    private readonly int dimensions;
    private sbyte[][] blocks = [];
    private float[] scales = [];
    private float[] errors = [];

    public VectorCodes(int dimensions) => this.dimensions = dimensions;

    private VectorCodes(VectorCodes other) => (dimensions, blocks, scales, errors) = (other.dimensions, other.blocks, other.scales, other.errors);

    public ReadOnlySpan<sbyte> Code(int slot) => blocks[slot / VectorsOfBlock].AsSpan(slot % VectorsOfBlock * dimensions, dimensions);

    public float Scale(int slot) => scales[slot];

    /// <summary>The Euclidean length of what the code leaves out of the vector: by Cauchy and Schwarz no dot product is off by more than that times the other vector's length.</summary>
    public float Error(int slot) => errors[slot];

    /// <summary>The same as it is now: what is set later is not in it.</summary>
    public VectorCodes Snapshot() => new(this);

    /// <summary>Makes room for so many slots.</summary>
    public void Reserve(int count)
    {
        if (scales.Length >= count)
        {
            return;
        }

        var length = Math.Max(count, scales.Length * 2);
        Array.Resize(ref scales, length);
        Array.Resize(ref errors, length);
        var have = blocks.Length;
        Array.Resize(ref blocks, (length + VectorsOfBlock - 1) / VectorsOfBlock);
        for (var at = have; at < blocks.Length; at++)
        {
            blocks[at] = new sbyte[VectorsOfBlock * dimensions];
        }
    }

    /// <summary>Optimised at once: the first query of a large bank calls it for each vector before the runtime would get to that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(int slot, ReadOnlySpan<float> vector)
    {
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / MaxCode;
        var code = blocks[slot / VectorsOfBlock].AsSpan(slot % VectorsOfBlock * dimensions, dimensions);
        var left = 0.0;
        for (var at = 0; at < vector.Length; at++)
        {
            var rounded = scale == 0 ? 0 : Math.Clamp(MathF.Round(vector[at] / scale), -MaxCode, MaxCode);
            code[at] = (sbyte)rounded;
            var rest = vector[at] - ((double)rounded * scale);
            left += rest * rest;
        }

        scales[slot] = scale;
        errors[slot] = (float)Math.Sqrt(left);
    }

    /// <summary>The dot product of a vector and a code.</summary>
    public static float Dot(ReadOnlySpan<float> vector, ReadOnlySpan<sbyte> code)
    {
        var sums = Vector<float>.Zero;
        var at = 0;
        for (; at <= code.Length - Vector<sbyte>.Count; at += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(code[at..]), out var low, out var high);
            sums += Dot(vector[at..], low) + Dot(vector[(at + Vector<short>.Count)..], high);
        }

        var sum = Vector.Sum(sums);
        for (; at < code.Length; at++)
        {
            sum += vector[at] * code[at];
        }

        return sum;
    }

    private static Vector<float> Dot(ReadOnlySpan<float> vector, Vector<short> code)
    {
        Vector.Widen(code, out var low, out var high);
        return (new Vector<float>(vector) * Vector.ConvertToSingle(low)) + (new Vector<float>(vector[Vector<float>.Count..]) * Vector.ConvertToSingle(high));
    }
}
