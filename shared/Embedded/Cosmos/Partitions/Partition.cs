using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>
/// A logical partition. Rows are appended and never changed: a reader takes the array, how far it is filled and the newest write under the
/// lock, and then reads in peace while writers go on.
/// </summary>
internal sealed class Partition(PartitionKeyValue key, int staleWrites)
{
    private const int MinDeadRows = 32;

    private readonly Lock sync = new();
    private readonly Dictionary<string, int> newest = new(StringComparer.Ordinal);
    private PartitionIndexes? indexes;
    private readonly Queue<long> history = new();
    private StoredItem[] rows = new StoredItem[4];
    private int count;
    private int dead;
    private long version;

    public PartitionKeyValue Key { get; } = key;

    /// <summary>Number of items, expired ones included.</summary>
    public int Count
    {
        get
        {
            lock (sync)
            {
                return newest.Count;
            }
        }
    }

    /// <summary>The newest version of an item, expired or not.</summary>
    public StoredItem? Find(string id)
    {
        lock (sync)
        {
            return newest.TryGetValue(id, out var slot) ? rows[slot] : null;
        }
    }

    /// <summary>The items that are neither deleted nor expired.</summary>
    public StoredItem[] Live(int? defaultTimeToLive, long now)
    {
        lock (sync)
        {
            return [.. Newest.Where(item => !item.IsExpired(defaultTimeToLive, now))];
        }
    }

    public long LiveBytes
    {
        get
        {
            lock (sync)
            {
                return Newest.Sum(item => (long)item.Content.StoredBytes);
            }
        }
    }

    public long ExpiredBytes(int? defaultTimeToLive, long now)
    {
        lock (sync)
        {
            return Newest.Where(item => item.IsExpired(defaultTimeToLive, now)).Sum(item => (long)item.Content.StoredBytes);
        }
    }

    /// <summary>Forgets expired items; nobody could see them any more.</summary>
    public void DropExpired(int? defaultTimeToLive, long now)
    {
        lock (sync)
        {
            foreach (var item in Newest.Where(item => item.IsExpired(defaultTimeToLive, now)).ToList())
            {
                newest.Remove(item.Id);
                item.EndSequence = item.Sequence;
                dead++;
            }

            Compact();
        }
    }

    /// <summary>Everything as it is now, or as it was a few writes ago.</summary>
    public PartitionSnapshot Snapshot(bool stale)
    {
        lock (sync)
        {
            return new PartitionSnapshot(rows, count, stale ? StaleVersion() : version);
        }
    }

    /// <summary>What a query needs: the rows, the columns it reads and the slots that can pass its filter.</summary>
    public PartitionView View(bool stale, ISlotChooser chooser)
    {
        lock (sync)
        {
            indexes = new PartitionIndexes(indexes, rows, count, newest);
            var candidates = chooser.Choose(indexes, out var covered);
            return new PartitionView(
                new PartitionSnapshot(rows, count, stale ? StaleVersion() : version),
                [.. chooser.Columns.Select(indexes.Column)],
                candidates,
                covered,
                chooser.ReadsVectors ? indexes.Vectors() : null);
        }
    }

    /// <summary>Applies one or more changes so that a reader sees all of them or none.</summary>
    public void Apply(ReadOnlySpan<ItemChange> changes)
    {
        lock (sync)
        {
            foreach (var change in changes)
            {
                Apply(change);
            }

            Remember();
            if (dead > MinDeadRows && dead > newest.Count / 4)
            {
                Compact();
            }
        }
    }

    private IEnumerable<StoredItem> Newest => newest.Values.Select(slot => rows[slot]);

    private void Apply(in ItemChange change)
    {
        if (newest.TryGetValue(change.Id, out var previous))
        {
            rows[previous].EndSequence = change.Sequence;
            dead++;
        }

        version = Math.Max(version, change.Sequence);
        if (change.Next is null)
        {
            newest.Remove(change.Id);
            return;
        }

        if (count == rows.Length)
        {
            // A reader may hold the old array: it keeps it, and nothing is written into it any more.
            Array.Resize(ref rows, rows.Length * 2);
        }

        newest[change.Id] = count;
        rows[count++] = change.Next;
    }

    private void Compact()
    {
        var oldest = StaleVersion();
        var kept = rows.AsSpan(0, count).ToArray().Where(row => row.EndSequence > oldest).ToArray();
        rows = new StoredItem[Math.Max(4, kept.Length + (kept.Length / 4))];
        kept.CopyTo(rows, 0);
        count = kept.Length;
        for (var slot = 0; slot < count; slot++)
        {
            if (rows[slot].EndSequence == long.MaxValue)
            {
                newest[rows[slot].Id] = slot;
            }
        }

        dead = count - newest.Count;
        indexes = null;
    }

    private void Remember()
    {
        if (staleWrites == 0)
        {
            return;
        }

        history.Enqueue(version);
        if (history.Count > staleWrites + 1)
        {
            history.Dequeue();
        }
    }

    private long StaleVersion() => staleWrites == 0 ? version : history.Count > staleWrites ? history.Peek() : 0;
}
