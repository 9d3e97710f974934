namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>Reads a journal file frame by frame and decides what a broken frame means.</summary>
internal sealed class FrameReader(IJournalFolder folder, string file)
{
    private readonly byte[] header = new byte[Frame.HeaderBytes];
    private byte[] payload = new byte[1 << 20];

    /// <summary>Calls back for every intact frame.</summary>
    /// <param name="mayBeTorn">True for the newest file, whose last frame a crash may have cut short.</param>
    /// <param name="onFrame">Given the frame's payload, which is only valid during the call.</param>
    /// <param name="cancellationToken">Stops between frames.</param>
    /// <returns>The length of the intact part of the file.</returns>
    /// <exception cref="EmbeddedCosmosException">The file is damaged in the middle.</exception>
    public long Read(bool mayBeTorn, Action<ReadOnlyMemory<byte>> onFrame, CancellationToken cancellationToken)
    {
        using var stream = folder.OpenRead(file);
        var position = 0L;
        while (ReadFrame(stream, out var length))
        {
            cancellationToken.ThrowIfCancellationRequested();
            onFrame(payload.AsMemory(0, length));
            position += Frame.HeaderBytes + length;
        }

        if (position < stream.Length && (!mayBeTorn || HasIntactFrameAfter(stream, position)))
        {
            throw new EmbeddedCosmosException(
                $"The journal file '{Path.Combine(folder.Name, file)}' is damaged at offset {position}: what follows cannot be trusted. "
                + "Restore the folder from a backup, or cut the file at that offset to give up what was written after it.");
        }

        return position;
    }

    private bool ReadFrame(Stream stream, out int length)
    {
        length = 0;
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
            || !Frame.TryReadHeader(header, out length, out var checksum)
            || length > stream.Length - stream.Position)
        {
            return false;
        }

        if (payload.Length < length)
        {
            payload = new byte[length];
        }

        stream.ReadExactly(payload.AsSpan(0, length));
        return Frame.Checksum(payload.AsSpan(0, length)) == checksum;
    }

    /// <summary>A frame is only written once the one before it is flushed; so an intact one after a broken one means damage, not a crash.</summary>
    private bool HasIntactFrameAfter(Stream stream, long position)
    {
        stream.Position = position;
        var rest = new byte[Math.Min(stream.Length - position, 3L * Frame.MaxPayloadBytes)];
        stream.ReadExactly(rest);
        for (var at = 1; at + Frame.HeaderBytes <= rest.Length; at++)
        {
            if (Frame.TryReadHeader(rest.AsSpan(at), out var length, out var checksum)
                && length <= rest.Length - at - Frame.HeaderBytes
                && Frame.Checksum(rest.AsSpan(at + Frame.HeaderBytes, length)) == checksum)
            {
                return true;
            }
        }

        return false;
    }
}
