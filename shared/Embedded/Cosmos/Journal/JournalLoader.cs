using System.Text;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>Rebuilds the account from a folder: the newest snapshot, then the journals after it.</summary>
internal sealed class JournalLoader(IJournalFolder folder, Catalog catalog, ILogger logger)
{
    /// <summary>Bytes of the files that are kept.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Loads everything and returns the writer that goes on where the journal ends.</summary>
    /// <exception cref="EmbeddedCosmosException">A file is damaged or missing.</exception>
    public JournalWriter Load(CancellationToken cancellationToken)
    {
        var files = folder.List();
        RemoveLeftovers(files.Where(JournalFiles.IsUnfinished));
        var snapshot = files.Select(JournalFiles.SnapshotNumber).Max();
        var journals = files.Select(JournalFiles.JournalNumber).OfType<long>().Order().ToList();
        RemoveLeftovers(files.Where(f => JournalFiles.JournalNumber(f) <= snapshot || JournalFiles.SnapshotNumber(f) < snapshot));
        journals.RemoveAll(n => n <= snapshot);
        EnsureComplete(snapshot ?? 0, journals);
        if (snapshot is { } number)
        {
            TotalBytes += Read(JournalFiles.Snapshot(number), mayBeTorn: false, cancellationToken);
        }

        var last = 0L;
        foreach (var journal in journals)
        {
            last = Read(JournalFiles.Journal(journal), mayBeTorn: journal == journals[^1], cancellationToken);
            TotalBytes += last;
        }

        return JournalWriter.Open(folder, journals.Count > 0 ? journals[^1] : (snapshot ?? 0) + 1, last);
    }

    private void RemoveLeftovers(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            JournalLog.LeftoverRemoved(logger, file);
            folder.Delete(file);
        }
    }

    private void EnsureComplete(long snapshot, List<long> journals)
    {
        for (var i = 0; i < journals.Count; i++)
        {
            if (journals[i] != snapshot + 1 + i)
            {
                throw new EmbeddedCosmosException(
                    $"The journal file '{Path.Combine(folder.Name, JournalFiles.Journal(snapshot + 1 + i))}' is missing. Restore the folder from a backup.");
            }
        }
    }

    private long Read(string file, bool mayBeTorn, CancellationToken cancellationToken)
    {
        var ended = false;
        var intact = new FrameReader(folder, file).Read(mayBeTorn, payload => ended = Replay(payload.Span), cancellationToken);
        using var stream = folder.OpenRead(file);
        if (stream.Length > intact)
        {
            JournalLog.TornTailDropped(logger, file, intact, stream.Length - intact);
        }

        if (!ended && JournalFiles.SnapshotNumber(file) is not null)
        {
            throw new EmbeddedCosmosException($"The snapshot '{Path.Combine(folder.Name, file)}' is cut short at offset {intact}.");
        }

        return intact;
    }

    /// <returns>Whether the frame ends a snapshot.</returns>
    private bool Replay(ReadOnlySpan<byte> payload)
    {
        var reader = new RecordReader(payload);
        while (!reader.IsAtEnd)
        {
            switch (reader.ReadType())
            {
                case RecordType.PutItem: PutItem(ref reader); break;
                case RecordType.DeleteItem: DeleteItem(ref reader); break;
                case RecordType.PutDatabase:
                    catalog.Put(ReadDatabase(ref reader));
                    break;
                case RecordType.DeleteDatabase:
                    catalog.RemoveDatabase(reader.ReadUInt32(), reader.ReadInt64());
                    break;
                case RecordType.PutContainer:
                    catalog.Put(reader.ReadUInt32(), reader.ReadUInt32(), ReadVersion(ref reader));
                    break;
                case RecordType.DeleteContainer:
                    catalog.RemoveContainer(reader.ReadUInt32(), reader.ReadInt64());
                    break;
                case RecordType.End:
                    catalog.Counters.Raise(reader.ReadInt64());
                    catalog.Counters.Raise((ulong)reader.ReadInt64());
                    catalog.Counters.Raise(reader.ReadUInt32());
                    _ = reader.ReadInt64();
                    return true;
                case var unknown:
                    throw new EmbeddedCosmosException(
                        $"The journal in '{folder.Name}' holds a record of type {(byte)unknown}: it was written by a newer version.");
            }
        }

        return false;
    }

    private static Database ReadDatabase(ref RecordReader reader)
    {
        var number = reader.ReadUInt32();
        return new Database(reader.ReadString(), number, reader.ReadInt64(), reader.ReadInt64(), reader.ReadUInt32() != 0);
    }

    private static ContainerVersion ReadVersion(ref RecordReader reader)
    {
        var (sequence, timestamp) = (reader.ReadInt64(), reader.ReadInt64());
        return new ContainerVersion(ContainerDefinitionReader.Read(Encoding.UTF8.GetBytes(reader.ReadString())), sequence, timestamp);
    }

    private void PutItem(ref RecordReader reader)
    {
        var container = catalog.FindContainer(reader.ReadUInt32());
        var key = new PartitionKeyValue(reader.ReadString());
        var resourceNumber = (ulong)reader.ReadInt64();
        var (sequence, timestamp) = (reader.ReadInt64(), reader.ReadInt64());
        var body = reader.ReadBytes();
        var packed = reader.ReadFloats();
        catalog.Counters.Raise(sequence);
        catalog.Counters.Raise(resourceNumber);
        if (container is not null)
        {
            var content = StoredBody.Read(body.ToArray(), container.Schema, packed.Length == 0 ? null : FloatVector.From(packed));
            var item = new StoredItem(content, resourceNumber, sequence, timestamp);
            container.GetPartition(key).Apply([new ItemChange(item.Id, item, sequence)]);
        }
    }

    private void DeleteItem(ref RecordReader reader)
    {
        var container = catalog.FindContainer(reader.ReadUInt32());
        var key = new PartitionKeyValue(reader.ReadString());
        var id = reader.ReadString();
        var sequence = reader.ReadInt64();
        catalog.Counters.Raise(sequence);
        container?.FindPartition(key)?.Apply([new ItemChange(id, null, sequence)]);
    }
}
