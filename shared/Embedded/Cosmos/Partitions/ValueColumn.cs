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
    public SqlValue[] CatchUp(ReadOnlySpan<StoredItem> rows)
    {
        if (values.Length < rows.Length)
        {
            Array.Resize(ref values, Math.Max(rows.Length, values.Length * 2));
        }

        for (; built < rows.Length; built++)
        {
            values[built] = Share(path.Path.Read(rows[built].Content));
        }

        return values;
    }

    private SqlValue Share(in SqlValue value)
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
