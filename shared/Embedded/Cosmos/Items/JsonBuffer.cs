using System.Buffers;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>
/// Bytes written one behind the other. Unlike the framework's own writer it can take back what was written last, clears
/// nothing that it grows into, and is called directly rather than through an interface.
/// </summary>
internal sealed class JsonBuffer : IBufferWriter<byte>
{
    private const int DefaultCapacity = 256;

    private byte[] buffer;
    private int written;

    public JsonBuffer()
        : this(DefaultCapacity)
    {
    }

    public JsonBuffer(int capacity) => buffer = GC.AllocateUninitializedArray<byte>(Math.Max(capacity, 1));

    public int WrittenCount => written;

    public ReadOnlySpan<byte> WrittenSpan => buffer.AsSpan(0, written);

    /// <summary>What was written, in place: to be read when nothing more will be written.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => buffer.AsMemory(0, written);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - written)
        {
            Grow(bytes.Length);
        }

        bytes.CopyTo(buffer.AsSpan(written));
        written += bytes.Length;
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Require(sizeHint);
        return buffer.AsSpan(written);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Require(sizeHint);
        return buffer.AsMemory(written);
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, buffer.Length - written);
        written += count;
    }

    /// <summary>Puts another byte in the place of one that was written.</summary>
    public void Replace(int at, byte value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(at, written);
        buffer[at] = value;
    }

    /// <summary>Takes back everything behind the first <paramref name="count"/> bytes.</summary>
    public void Truncate(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, written);
        written = count;
    }

    private void Require(int sizeHint)
    {
        sizeHint = Math.Max(sizeHint, 1);
        if (sizeHint > buffer.Length - written)
        {
            Grow(sizeHint);
        }
    }

    private void Grow(int more)
    {
        var grown = GC.AllocateUninitializedArray<byte>(Math.Max(checked(written + more), (int)Math.Min(2L * buffer.Length, Array.MaxLength)));
        WrittenSpan.CopyTo(grown);
        buffer = grown;
    }
}
