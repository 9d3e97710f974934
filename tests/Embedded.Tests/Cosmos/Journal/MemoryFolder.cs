using MemoryFunctions.Embedded.Cosmos.Journal;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Journal;

/// <summary>
/// A folder that forgets, when the power fails, what was not flushed: bytes of files, and creations, renames and deletions of names.
/// </summary>
internal sealed class MemoryFolder : IJournalFolder
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, Bytes> live;
    private Dictionary<string, Bytes> durable;
    private int steps;

    public MemoryFolder()
        : this([])
    {
    }

    private MemoryFolder(Dictionary<string, Bytes> files)
    {
        live = files;
        durable = new Dictionary<string, Bytes>(files, StringComparer.Ordinal);
    }

    public string Name => "memory";

    /// <summary>The step at which the power fails; every step from then on throws.</summary>
    public int FailAtStep { get; set; } = int.MaxValue;

    public int Steps => Volatile.Read(ref steps);

    /// <summary>Called before each flush of a file.</summary>
    public Action OnFlush { get; set; } = () => { };

    public int Flushes { get; private set; }

    public long TotalBytes
    {
        get
        {
            lock (sync)
            {
                return live.Values.Sum(f => (long)f.Content.Count);
            }
        }
    }

    /// <summary>What the disk holds after a power failure.</summary>
    /// <param name="torn">How many of the bytes that were written but not flushed got there all the same.</param>
    public MemoryFolder AfterPowerFailure(int torn = 0)
    {
        lock (sync)
        {
            return new MemoryFolder(durable.ToDictionary(
                f => f.Key,
                f => new Bytes { Content = [.. f.Value.Content.Take(f.Value.Flushed + torn)], Flushed = Math.Min(f.Value.Content.Count, f.Value.Flushed + torn) },
                StringComparer.Ordinal));
        }
    }

    public byte[] Read(string file)
    {
        lock (sync)
        {
            return [.. live[file].Content];
        }
    }

    public void Write(string file, byte[] content)
    {
        lock (sync)
        {
            live[file] = durable[file] = new Bytes { Content = [.. content], Flushed = content.Length };
        }
    }

    public IReadOnlyList<string> List()
    {
        lock (sync)
        {
            return [.. live.Keys];
        }
    }

    public Stream OpenRead(string file) => new MemoryStream(Read(file));

    public IJournalFile OpenAppend(string file) => Step(() =>
    {
        if (!live.TryGetValue(file, out var bytes))
        {
            live[file] = bytes = new Bytes();
        }

        return new Handle(this, bytes);
    });

    public void Rename(string from, string to) => Step(() =>
    {
        live[to] = live[from];
        return live.Remove(from);
    });

    /// <summary>Nothing says when a deletion reaches the disk: here at once, before the renames that came before it.</summary>
    public void Delete(string file) => Step(() => live.Remove(file) && durable.Remove(file));

    public void Sync() => Step(() => durable = new Dictionary<string, Bytes>(live, StringComparer.Ordinal));

    public void Dispose()
    {
    }

    private T Step<T>(Func<T> act)
    {
        lock (sync)
        {
            return steps++ >= FailAtStep ? throw new IOException("The power failed.") : act();
        }
    }

    private sealed class Bytes
    {
        public List<byte> Content { get; init; } = [];

        public int Flushed { get; set; }
    }

    private sealed class Handle(MemoryFolder folder, Bytes bytes) : IJournalFile
    {
        public long Length => bytes.Content.Count;

        public void Append(ReadOnlySpan<byte> content)
        {
            var copy = content.ToArray();
            folder.Step(() =>
            {
                bytes.Content.AddRange(copy);
                return true;
            });
        }

        public void Flush()
        {
            folder.OnFlush();
            folder.Step(() =>
            {
                folder.Flushes++;
                return bytes.Flushed = bytes.Content.Count;
            });
        }

        public void Truncate(long length) => folder.Step(() =>
        {
            bytes.Content.RemoveRange((int)length, bytes.Content.Count - (int)length);
            return bytes.Flushed = bytes.Content.Count;
        });

        public void Dispose()
        {
        }
    }
}
