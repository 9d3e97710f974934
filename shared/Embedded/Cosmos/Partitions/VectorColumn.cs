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
    public VectorView CatchUp(StoredItem[] rows, int count)
    {
        if (values.Length < count)
        {
            var length = Math.Max(count, values.Length * 2);
            Array.Resize(ref values, length);
            Array.Resize(ref norms, length);
        }

        for (var slot = built; codes is null && slot < count; slot++)
        {
            codes = rows[slot].Content.Vector is { } vector ? new VectorCodes(vector.Values.Length) : null;
        }

        codes?.Reserve(count);
        if (count - built < RowRanges.Smallest)
        {
            Read(rows, built, count);
        }
        else
        {
            ReadMany(rows, count);
        }

        built = count;
        return new VectorView(values, norms, codes?.Snapshot());
    }

    private void ReadMany(StoredItem[] rows, int count) => RowRanges.Read(built, count, (start, end) => Read(rows, start, end));

    /// <returns>How many of the rows have a vector.</returns>
    private int Read(StoredItem[] rows, int start, int end)
    {
        var found = 0;
        for (var slot = start; slot < end; slot++)
        {
            if (rows[slot].Content.Vector is { } vector)
            {
                (values[slot], norms[slot]) = (vector.Values, vector.Norm);
                codes!.Set(slot, vector.Values);
                found++;
            }
        }

        return found;
    }
}

/// <summary>Vectors by slot.</summary>
/// <param name="Values">The vectors; null where an item has none.</param>
/// <param name="Norms">Their Euclidean lengths.</param>
/// <param name="Codes">The same in short; null where there are none at all.</param>
internal readonly record struct VectorView(float[]?[] Values, float[] Norms, VectorCodes? Codes);
