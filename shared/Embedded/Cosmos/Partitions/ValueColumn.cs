using System.Runtime.InteropServices;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>
/// The value at a path for each slot, side by side, so that filtering many items touches none of their bodies. Equal strings share their
/// bytes. Built and caught up like <see cref="ValueIndex"/>.
/// </summary>
internal sealed class ValueColumn(IndexedPath path)
{
    private readonly Dictionary<byte[], SqlValue> strings = new(Utf8Keys.Comparer);
    private SqlValue[] values = [];
    private int built;

    /// <summary>The values of all slots; those that a reader was given never change.</summary>
    public SqlValue[] CatchUp(StoredItem[] rows, int count)
    {
        if (values.Length < count)
        {
            Array.Resize(ref values, Math.Max(count, values.Length * 2));
        }

        if (count - built < RowRanges.Smallest)
        {
            Read(rows, built, count, strings);
        }
        else
        {
            ReadMany(rows, count);
        }

        built = count;
        return values;
    }

    private void ReadMany(StoredItem[] rows, int count)
    {
        foreach (var shared in RowRanges.Read(built, count, (start, end) => Read(rows, start, end, new(strings, strings.Comparer))))
        {
            foreach (var (text, value) in shared)
            {
                strings.TryAdd(text, value);
            }
        }
    }

    private Dictionary<byte[], SqlValue> Read(StoredItem[] rows, int start, int end, Dictionary<byte[], SqlValue> shared)
    {
        for (var slot = start; slot < end; slot++)
        {
            values[slot] = Share(path.Path.Read(rows[slot].Content), shared);
        }

        return shared;
    }

    private static SqlValue Share(in SqlValue value, Dictionary<byte[], SqlValue> strings)
    {
        if (value.Kind != SqlKind.String)
        {
            return value;
        }

        ref var shared = ref CollectionsMarshal.GetValueRefOrAddDefault(
            strings.GetAlternateLookup<ReadOnlySpan<byte>>(), value.Raw, out var exists);
        if (!exists)
        {
            shared = value.Copy();
        }

        return shared;
    }
}
