using System.Buffers.Binary;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Operations;

/// <summary>
/// Ids of operations: UUIDs that lead to their bank, so that one is found by its id alone. The 60 bits that version 8 leaves free at the
/// front are the first twelve characters of the bank's handle; the 62 behind them are random. Two banks of a tenant that begin alike are
/// possible, so whoever follows an id looks into each bank it may mean.
/// </summary>
public static class OperationId
{
    private const int Characters = 12;
    private const int BitsPerCharacter = 5;
    private const int Version = 8;
    private const string Alphabet = Digest.Alphabet;

    public static string New(BankId bank) => Of(bank, Guid.NewGuid());

    /// <summary>The id of a bank's operation that a name stands for: the same for the same name.</summary>
    public static string Of(BankId bank, string name)
    {
        // As random as the digest is.
        Span<byte> bits = stackalloc byte[16];
        var digest = Digest.Of("operation", name);
        for (var at = 0; at < bits.Length; at++)
        {
            bits[at] = (byte)((Alphabet.IndexOf(digest[at], StringComparison.Ordinal) << 3) ^ Alphabet.IndexOf(digest[at + 8], StringComparison.Ordinal));
        }

        return Of(bank, new Guid(bits, bigEndian: true));
    }

    /// <param name="bank">The bank.</param>
    /// <param name="random">Gives the bits behind.</param>
    public static string Of(BankId bank, Guid random)
    {
        var front = 0UL;
        foreach (var character in bank.Handle.AsSpan(0, Characters))
        {
            front = (front << BitsPerCharacter) | (uint)Alphabet.IndexOf(character, StringComparison.Ordinal);
        }

        Span<byte> bytes = stackalloc byte[16];
        random.TryWriteBytes(bytes, bigEndian: true, out _);

        // 48 bits, the version, 12 bits, the variant, 62 bits.
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (front >> 12 << 16) | ((ulong)Version << 12) | (front & 0xFFF));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>What the handle of its bank begins with; null where it leads nowhere, as a caller's own id does.</summary>
    public static string? HandleStart(string id)
    {
        if (!Guid.TryParseExact(id, "D", out var guid) || guid.Version != Version)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        var all = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var front = (all >> 16 << 12) | (all & 0xFFF);
        Span<char> start = stackalloc char[Characters];
        for (var at = Characters - 1; at >= 0; at--)
        {
            (start[at], front) = (Alphabet[(int)(front & 31)], front >> BitsPerCharacter);
        }

        return new string(start);
    }

    /// <summary>A name by which an operation is found whoever gave it its id: the id where that leads to its bank, else the bank's handle before it.</summary>
    public static string NameOf(BankId bank, string id) =>
        HandleStart(id) is { } start && bank.Handle.StartsWith(start, StringComparison.Ordinal) ? id : $"{bank.Handle}-{id}";
}
