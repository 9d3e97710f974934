using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>The vectors and their norms by slot, side by side, so that measuring many touches no items. Caught up like <see cref="ValueIndex"/>.</summary>
internal sealed class VectorColumn
{
    private float[]?[] values = [];
    private float[] norms = [];
    private VectorCodes? codes;
    private int built;

    /// <summary>The vectors of all slots; those that a reader was given never change.</summary>
    public VectorView CatchUp(ReadOnlySpan<StoredItem> rows)
    {
        if (values.Length < rows.Length)
        {
            var length = Math.Max(rows.Length, values.Length * 2);
            Array.Resize(ref values, length);
            Array.Resize(ref norms, length);
        }

        for (; built < rows.Length; built++)
        {
            if (rows[built].Content.Vector is { } vector)
            {
                (values[built], norms[built]) = (vector.Values, vector.Norm);
                codes ??= new VectorCodes(vector.Values.Length);
                codes.Reserve(rows.Length);
                codes.Set(built, vector.Values);
            }
        }

        return new VectorView(values, norms, codes?.Snapshot());
    }
}

/// <summary>Vectors by slot.</summary>
/// <param name="Values">The vectors; null where an item has none.</param>
/// <param name="Norms">Their Euclidean lengths.</param>
/// <param name="Codes">The same in short; null where there are none at all.</param>
internal readonly record struct VectorView(float[]?[] Values, float[] Norms, VectorCodes? Codes);
