using System.Buffers;

namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>Appends frames to the newest journal file. Used by one thread at a time.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly IJournalFolder folder;
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 16);
    private IJournalFile file;

    private JournalWriter(IJournalFolder folder, long number, IJournalFile file)
    {
        this.folder = folder;
        Number = number;
        this.file = file;
    }

    /// <summary>The number of the file being written.</summary>
    public long Number { get; private set; }

    public long Length => file.Length;

    /// <summary>Opens the newest file for appending, cut to its intact part.</summary>
    public static JournalWriter Open(IJournalFolder folder, long number, long intactLength)
    {
        var newest = folder.OpenAppend(JournalFiles.Journal(number));
        if (newest.Length > intactLength)
        {
            newest.Truncate(intactLength);
        }

        folder.Sync();
        return new JournalWriter(folder, number, newest);
    }

    /// <summary>Writes one frame and returns once it is on the disk.</summary>
    public void Commit(ReadOnlySpan<byte> payload)
    {
        Append(file, payload, buffer);
        file.Flush();
    }

    /// <summary>Goes on in a new file; what is in the older ones no longer changes.</summary>
    public void Rotate()
    {
        var next = folder.OpenAppend(JournalFiles.Journal(Number + 1));
        folder.Sync();
        file.Dispose();
        file = next;
        Number++;
    }

    public void Dispose() => file.Dispose();

    /// <summary>Appends a frame without flushing it.</summary>
    public static void Append(IJournalFile file, ReadOnlySpan<byte> payload, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        Frame.WriteHeader(buffer.GetSpan(Frame.HeaderBytes), payload);
        buffer.Advance(Frame.HeaderBytes);
        buffer.Write(payload);
        file.Append(buffer.WrittenSpan);
    }
}
