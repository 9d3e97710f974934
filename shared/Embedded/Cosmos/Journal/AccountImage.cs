using System.Buffers;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>Everything there is at one moment, to be written as a snapshot.</summary>
internal sealed class AccountImage
{
    private readonly List<Database> databases;
    private readonly List<(Container Container, ContainerVersion Version, List<(PartitionKeyValue Key, StoredItem[] Items)> Partitions)> containers;
    private readonly Counters counters;

    private AccountImage(Catalog catalog, long now)
    {
        databases = [.. catalog.Databases.Values];
        containers = [.. catalog.Containers.Select(c => (c, c.Version, Items(c, now)))];
        counters = catalog.Counters.Copy();
    }

    /// <summary>Taken by the thread that commits; only references are copied. Expired items stay out: they are garbage.</summary>
    public static AccountImage Take(Catalog catalog, long now) => new(catalog, now);

    /// <summary>Writes frames of about a megabyte and flushes them.</summary>
    public void Write(IJournalFile file, CancellationToken cancellationToken)
    {
        const int frameBytes = 1 << 20;
        var payload = new ArrayBufferWriter<byte>(frameBytes * 2);
        var frame = new ArrayBufferWriter<byte>(frameBytes * 2);
        var records = new RecordWriter(payload);
        var items = 0L;
        databases.ForEach(records.Put);
        foreach (var (container, version, partitions) in containers)
        {
            records.Put(container.Database.Number, container.Number, version);
            foreach (var (key, live) in partitions)
            {
                foreach (var item in live)
                {
                    records.Put(container.Number, key, item);
                    items++;
                    if (payload.WrittenCount > frameBytes)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        JournalWriter.Append(file, payload.WrittenSpan, frame);
                        payload.ResetWrittenCount();
                    }
                }
            }
        }

        records.End(counters, items);
        JournalWriter.Append(file, payload.WrittenSpan, frame);
        file.Flush();
    }

    private static List<(PartitionKeyValue Key, StoredItem[] Items)> Items(Container container, long now) =>
        [.. container.Partitions.Select(p => (p.Key, p.Live(container.Definition.DefaultTimeToLive, now)))];
}
