using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>Reads the fields of records in the order in which <see cref="RecordWriter"/> wrote them.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> rest = payload;

    public readonly bool IsAtEnd => rest.IsEmpty;

    public RecordType ReadType() => (RecordType)Take(1)[0];

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());

    public ReadOnlySpan<byte> ReadBytes() => Take(checked((int)ReadUInt32()));

    public float[] ReadFloats()
    {
        var bytes = ReadBytes();
        var floats = new float[bytes.Length / sizeof(float)];
        bytes.CopyTo(MemoryMarshal.AsBytes(floats.AsSpan()));
        return floats;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
