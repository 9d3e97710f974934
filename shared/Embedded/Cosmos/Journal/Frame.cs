using System.Buffers.Binary;
using System.Numerics;

namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>
/// The unit that is written and flushed at once: magic, length, checksum of these, checksum of the payload, payload. The next frame is only
/// written after this one is flushed, so a broken frame at the very end was never acknowledged, and one before an intact frame is damage.
/// </summary>
internal static class Frame
{
    public const int HeaderBytes = 16;
    public const int MaxPayloadBytes = 64 * 1024 * 1024;

    private const uint Magic = 0x3152464D;

    public static void WriteHeader(Span<byte> header, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Checksum(header[..8]));
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], Checksum(payload));
    }

    /// <returns>False if these bytes are no frame's header.</returns>
    public static bool TryReadHeader(ReadOnlySpan<byte> header, out int length, out uint payloadChecksum)
    {
        length = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        payloadChecksum = BinaryPrimitives.ReadUInt32LittleEndian(header[12..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(header) == Magic
            && BinaryPrimitives.ReadUInt32LittleEndian(header[8..]) == Checksum(header[..8])
            && length is > 0 and <= MaxPayloadBytes;
    }

    /// <summary>CRC-32C (Castagnoli), by the processor's instruction where it has one.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
