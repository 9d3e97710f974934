using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>The indexes of one partition, as far as queries have asked for them. Used under the partition's lock.</summary>
internal sealed class PartitionIndexes
{
    private readonly Dictionary<string, ValueIndex> indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueColumn> columns = new(StringComparer.Ordinal);
    private readonly VectorColumn vectors;
    private readonly Dictionary<string, int> slots;
    private readonly StoredItem[] rows;
    private readonly int count;

    /// <param name="kept">The indexes of the same rows when there were fewer; null after a partition was compacted.</param>
    /// <param name="rows">The partition's rows.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="slots">Where each item's newest version is.</param>
    public PartitionIndexes(PartitionIndexes? kept, StoredItem[] rows, int count, Dictionary<string, int> slots)
    {
        if (kept is not null)
        {
            indexes = kept.indexes;
            columns = kept.columns;
        }

        vectors = kept?.vectors ?? new VectorColumn();

        this.rows = rows;
        this.count = count;
        this.slots = slots;
    }

    public int Count => count;

    public ReadOnlySpan<int> Find(IndexedPath path, in SqlValue value)
    {
        if (!indexes.TryGetValue(path.Name, out var index))
        {
            indexes[path.Name] = index = new ValueIndex(path);
        }

        index.CatchUp(rows, count);
        return index.Find(value);
    }

    public int? FindId(string id) => slots.TryGetValue(id, out var slot) ? slot : null;

    public VectorView Vectors() => vectors.CatchUp(rows, count);

    public SqlValue[] Column(IndexedPath path)
    {
        if (!columns.TryGetValue(path.Name, out var column))
        {
            columns[path.Name] = column = new ValueColumn(path);
        }

        return column.CatchUp(rows, count);
    }
}
