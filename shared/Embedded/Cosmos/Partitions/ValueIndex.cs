using System.Runtime.CompilerServices;
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

    public void CatchUp(StoredItem[] rows, int count)
    {
        if (count - built < RowRanges.Smallest)
        {
            Read(rows, built, count);
        }
        else
        {
            ReadMany(rows, count);
        }

        built = count;
    }

    public ReadOnlySpan<int> Find(in SqlValue value)
    {
        ref var postings = ref CollectionsMarshal.GetValueRefOrNullRef(scalars, (value.Kind, value.Number));
        if (value.Kind == SqlKind.String)
        {
            postings = ref CollectionsMarshal.GetValueRefOrNullRef(strings.GetAlternateLookup<ReadOnlySpan<byte>>(), value.Utf8);
        }

        return Unsafe.IsNullRef(ref postings) ? [] : postings.Slots;
    }

    private void ReadMany(StoredItem[] rows, int count)
    {
        foreach (var part in RowRanges.Read(built, count, (start, end) => new ValueIndex(path).Read(rows, start, end)))
        {
            Append(part);
        }
    }

    private ValueIndex Read(StoredItem[] rows, int start, int end)
    {
        for (var slot = start; slot < end; slot++)
        {
            var value = path.Path.Read(rows[slot].Content);
            if (!path.IsArray)
            {
                Add(value, slot);
            }
            else if (value.Kind == SqlKind.Array)
            {
                for (var walk = value.Elements(); walk.MoveNext();)
                {
                    Add(walk.Current, slot);
                }
            }
        }

        return this;
    }

    private void Add(in SqlValue value, int slot)
    {
        if (value.Kind == SqlKind.String)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(strings.GetAlternateLookup<ReadOnlySpan<byte>>(), value.Utf8, out _).Add(slot);
        }
        else if (CanFind(value))
        {
            // -0 and 0 are equal, and so are their keys: the comparer of doubles says so.
            CollectionsMarshal.GetValueRefOrAddDefault(scalars, (value.Kind, value.Number), out _).Add(slot);
        }
    }

    /// <summary>Takes over what was read of later rows.</summary>
    private void Append(ValueIndex later)
    {
        foreach (var (value, slots) in later.strings)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(strings, value, out _).Append(slots);
        }

        foreach (var (value, slots) in later.scalars)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(scalars, value, out _).Append(slots);
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

        /// <summary>Adds slots that are behind all of these.</summary>
        public void Append(Postings later)
        {
            if (count == 0)
            {
                this = later;
                return;
            }

            var total = count + later.count;
            if (all is null || all.Length < total)
            {
                var (had, more) = (all, new int[total]);
                (had is null ? [first] : had.AsSpan(0, count)).CopyTo(more);
                all = more;
            }

            later.Slots.CopyTo(all.AsSpan(count));
            count = total;
        }
    }
}
