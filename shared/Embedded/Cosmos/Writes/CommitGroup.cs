using System.Buffers;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Journal;
using MemoryFunctions.Embedded.Cosmos.Partitions;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>The writes that share one flush: their records, and their effects as those behind them in the group have to see them.</summary>
internal sealed class CommitGroup
{
    private readonly ArrayBufferWriter<byte> payload = new(1 << 16);
    private readonly Dictionary<(Partition Partition, string Id), StoredItem?> staged = [];

    public CommitGroup(Catalog catalog)
    {
        Catalog = catalog;
        Records = new RecordWriter(payload);
    }

    public Catalog Catalog { get; }

    public RecordWriter Records { get; }

    /// <summary>Seconds since 1970.</summary>
    public long Now { get; private set; }

    public int Bytes => payload.WrittenCount;

    public ReadOnlySpan<byte> Payload => payload.WrittenSpan;

    public void Begin(long now)
    {
        payload.ResetWrittenCount();
        staged.Clear();
        Now = now;
    }

    /// <summary>The newest version of an item, counting what the group has staged.</summary>
    public StoredItem? Find(Partition partition, string id) =>
        staged.TryGetValue((partition, id), out var item) ? item : partition.Find(id);

    public void Stage(Partition partition, in ItemChange change) => staged[(partition, change.Id)] = change.Next;
}
