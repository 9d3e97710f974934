using System.Runtime.InteropServices;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>
/// For each value at a path the slots that have it, in ascending order. Built when a query first asks, and caught up by the queries after it,
/// so that writing costs nothing and a bank that nobody queries has no index. Used under the partition's lock.
/// </summary>
internal sealed class ValueIndex(IndexedPath path)
{
    private readonly Dictionary<byte[], Postings> strings = new(Utf8Keys.Comparer);
    private readonly Dictionary<(SqlKind Kind, double Number), Postings> scalars = [];
    private int built;

    public static bool CanFind(in SqlValue value) => value.Kind is not (SqlKind.Undefined or SqlKind.Array or SqlKind.Object);

    public void CatchUp(ReadOnlySpan<StoredItem> rows)
    {
        for (; built < rows.Length; built++)
        {
            var value = path.Path.Read(rows[built].Content);
            if (!path.IsArray)
            {
                Add(value);
            }
            else if (value.Kind == SqlKind.Array)
            {
                for (var walk = value.Elements(); walk.MoveNext();)
                {
                    Add(walk.Current);
                }
            }
        }
    }

    public ReadOnlySpan<int> Find(in SqlValue value)
    {
        ref var postings = ref CollectionsMarshal.GetValueRefOrNullRef(scalars, (value.Kind, value.Number));
        if (value.Kind == SqlKind.String)
        {
            postings = ref CollectionsMarshal.GetValueRefOrNullRef(strings.GetAlternateLookup<ReadOnlySpan<byte>>(), value.Utf8);
        }

        return System.Runtime.CompilerServices.Unsafe.IsNullRef(ref postings) ? [] : postings.Slots;
    }

    private void Add(in SqlValue value)
    {
        if (value.Kind == SqlKind.String)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(strings.GetAlternateLookup<ReadOnlySpan<byte>>(), value.Utf8, out _).Add(built);
        }
        else if (CanFind(value))
        {
            // -0 and 0 are equal, and so are their keys: the comparer of doubles says so.
            CollectionsMarshal.GetValueRefOrAddDefault(scalars, (value.Kind, value.Number), out _).Add(built);
        }
    }

    /// <summary>A growing list of slots; most values have only one, which needs no array of its own.</summary>
    private struct Postings
    {
        private int count;
        private int first;
        private int[]? all;

        public ReadOnlySpan<int> Slots => all is null ? MemoryMarshal.CreateReadOnlySpan(ref first, count) : all.AsSpan(0, count);

        public void Add(int slot)
        {
            if (count == 0)
            {
                first = slot;
                count = 1;
                return;
            }

            // The same word twice in one array.
            if ((all is null ? first : all[count - 1]) == slot)
            {
                return;
            }

            all ??= [first, 0, 0, 0];
            if (count == all.Length)
            {
                Array.Resize(ref all, count * 2);
            }

            all[count++] = slot;
        }
    }
}
