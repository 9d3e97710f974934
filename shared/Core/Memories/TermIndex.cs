using System.Buffers.Binary;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Memories;

/// <summary>
/// What keyword ranking needs of a memory, packed: how often each term stands in its own turn and in the two turns before and
/// behind. The order of places is self, previous, next, one before the previous, one behind the next.
/// <para>
/// Little-endian: a u16 for each place, its number of terms with repeats; then for each distinct term, ascending by hash, a
/// u32 hash and a u24 of four-bit counts, the first place lowest.
/// </para>
/// </summary>
public readonly struct TermIndex
{
    /// <summary>How many places there are.</summary>
    public const int Places = 5;

    /// <summary>The most occurrences that are told apart.</summary>
    public const int MaxCount = 15;

    private const int HeadBytes = Places * 2;
    private const int EntryBytes = 7;

    private readonly ReadOnlyMemory<byte> packed;

    private TermIndex(ReadOnlyMemory<byte> packed) => this.packed = packed;

    /// <summary>The index as bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => packed;

    /// <summary>The number of distinct terms of all places.</summary>
    public int Count => packed.Length < HeadBytes ? 0 : (packed.Length - HeadBytes) / EntryBytes;

    /// <summary>Reads what <see cref="Bytes"/> gave.</summary>
    public static TermIndex Read(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>Builds the index of one turn from the analysed terms of each place; null is a place that is not there.</summary>
    public static TermIndex Build(IReadOnlyList<IReadOnlyList<string>?> places)
    {
        var counts = new SortedDictionary<uint, uint>();
        Span<byte> head = stackalloc byte[HeadBytes];
        for (var place = 0; place < Places; place++)
        {
            var terms = places[place] ?? [];
            BinaryPrimitives.WriteUInt16LittleEndian(head[(place * 2)..], (ushort)Math.Min(terms.Count, ushort.MaxValue));
            foreach (var term in terms)
            {
                var hash = TermHash.Of(term);
                var count = counts.GetValueOrDefault(hash);
                counts[hash] = ((count >> (4 * place)) & MaxCount) == MaxCount ? count : count + (1u << (4 * place));
            }
        }

        var bytes = new byte[HeadBytes + (counts.Count * EntryBytes)];
        head.CopyTo(bytes);
        var at = HeadBytes;
        foreach (var (hash, count) in counts)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), hash);
            bytes[at + 4] = (byte)count;
            bytes[at + 5] = (byte)(count >> 8);
            bytes[at + 6] = (byte)(count >> 16);
            at += EntryBytes;
        }

        return new TermIndex(bytes);
    }

    /// <summary>The number of terms of a place, with repeats.</summary>
    public int Length(int place) =>
        packed.Length < HeadBytes ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(packed.Span[(place * 2)..]);

    /// <summary>How often a term stands in each place: four bits each, the first place lowest; 0 where it stands nowhere.</summary>
    public uint Find(uint hash)
    {
        var (low, high) = (0, Count - 1);
        var entries = packed.Span;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var entry = entries[(HeadBytes + (middle * EntryBytes))..];
            var found = BinaryPrimitives.ReadUInt32LittleEndian(entry);
            if (found == hash)
            {
                return Counts(entry);
            }

            (low, high) = found < hash ? (middle + 1, high) : (low, middle - 1);
        }

        return 0;
    }

    /// <summary>The hashes of the distinct terms of the memory's own turn, ascending.</summary>
    public uint[] Own()
    {
        var entries = packed.Span;
        var (count, found) = (Count, 0);
        Span<uint> own = count <= 256 ? stackalloc uint[count] : new uint[count];
        for (var at = HeadBytes; at < HeadBytes + (count * EntryBytes); at += EntryBytes)
        {
            if ((entries[at + 4] & MaxCount) > 0)
            {
                own[found++] = BinaryPrimitives.ReadUInt32LittleEndian(entries[at..]);
            }
        }

        return own[..found].ToArray();
    }

    /// <summary>Whether both would rank alike.</summary>
    public bool IsSame(TermIndex other) => packed.Span.SequenceEqual(other.packed.Span);

    private static uint Counts(ReadOnlySpan<byte> entry) => entry[4] | ((uint)entry[5] << 8) | ((uint)entry[6] << 16);
}
