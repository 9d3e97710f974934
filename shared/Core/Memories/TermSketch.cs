using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Memories;

/// <summary>
/// In how many memories each term stands, hashed into 32,768 counters: a frequency is never too low; it is too high where
/// two terms meet. Written in 7-bit groups, a small bank's as (gap, count) pairs, a large one's as all counts in order; at
/// most 64 KB in base 64. A rare term must stay known, or it would never be looked for: should that bound not hold all
/// counts (millions of memories), it is the large ones that are cut.
/// </summary>
public sealed class TermSketch
{
    private const int Slots = 1 << 15;
    private const int MaxBytes = 48 * 1024;

    /// <summary>The largest count that one byte holds.</summary>
    private const int OneByte = 0x7F;

    private const byte PairsForm = 0;
    private const byte AllForm = 1;

    public static readonly TermSketch Empty = new([], []);

    private readonly ushort[] slots;
    private readonly int[] counts;

    /// <param name="slots">The counters above 0, ascending.</param>
    /// <param name="counts">Their counts.</param>
    private TermSketch(ushort[] slots, int[] counts) => (this.slots, this.counts) = (slots, counts);

    /// <summary>In how many memories the term stands, or somewhat more.</summary>
    public int Frequency(string term) => Frequency(TermHash.Of(term));

    /// <inheritdoc cref="Frequency(string)"/>
    /// <param name="term">The term's <see cref="TermHash"/>.</param>
    public int Frequency(uint term)
    {
        var at = slots.AsSpan().BinarySearch(Slot(term));
        return at < 0 ? 0 : counts[at];
    }

    internal TermSketch Change(IEnumerable<uint> added, IEnumerable<uint> removed)
    {
        var changes = new SortedDictionary<ushort, int>();
        foreach (var (terms, step) in new[] { (added, 1), (removed, -1) })
        {
            foreach (var term in terms)
            {
                var slot = Slot(term);
                changes[slot] = changes.GetValueOrDefault(slot) + step;
            }
        }

        foreach (var (slot, change) in changes.ToList())
        {
            var at = slots.AsSpan().BinarySearch(slot);
            changes[slot] = change + (at < 0 ? 0 : counts[at]);
        }

        var (nextSlots, nextCounts) = (new List<ushort>(slots.Length + changes.Count), new List<int>(slots.Length + changes.Count));
        var old = 0;
        foreach (var (slot, count) in changes)
        {
            for (; old < slots.Length && slots[old] < slot; old++)
            {
                nextSlots.Add(slots[old]);
                nextCounts.Add(counts[old]);
            }

            old += old < slots.Length && slots[old] == slot ? 1 : 0;
            if (count > 0)
            {
                nextSlots.Add(slot);
                nextCounts.Add(count);
            }
        }

        nextSlots.AddRange(slots.AsSpan(old));
        nextCounts.AddRange(counts.AsSpan(old));
        return new TermSketch([.. nextSlots], [.. nextCounts]);
    }

    /// <summary>The sketch as bytes; none for an empty one.</summary>
    public byte[] Write()
    {
        var pairs = WritePairs();
        if (pairs.Length <= MaxBytes)
        {
            return pairs;
        }

        var all = WriteAll(int.MaxValue);
        return all.Length <= MaxBytes ? all : WriteAll(OneByte);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; bytes that it did not write count as far as they make sense.</summary>
    public static TermSketch Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return Empty;
        }

        var isPairs = bytes[0] == PairsForm;
        bytes = bytes[1..];
        var (slots, counts) = (new List<ushort>(bytes.Length / 2), new List<int>(bytes.Length / 2));
        var (slot, gap) = (-1, 0);
        while ((!isPairs || TryRead(ref bytes, out gap)) && TryRead(ref bytes, out var count) && gap is >= 0 and < Slots && (slot += gap + 1) < Slots)
        {
            if (count > 0)
            {
                slots.Add((ushort)slot);
                counts.Add(count);
            }
        }

        return slots.Count == 0 ? Empty : new TermSketch([.. slots], [.. counts]);
    }

    private static void Append(List<byte> bytes, int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    private static bool TryRead(ref ReadOnlySpan<byte> bytes, out int value)
    {
        value = 0;
        for (var shift = 0; shift < 32 && !bytes.IsEmpty; shift += 7)
        {
            var b = bytes[0];
            bytes = bytes[1..];
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    private static ushort Slot(uint hash) => (ushort)(hash & (Slots - 1));

    private byte[] WritePairs()
    {
        if (slots.Length == 0)
        {
            return [];
        }

        var bytes = new List<byte>(slots.Length * 3) { PairsForm };
        var last = -1;
        for (var at = 0; at < slots.Length; at++)
        {
            Append(bytes, slots[at] - last - 1);
            Append(bytes, counts[at]);
            last = slots[at];
        }

        return [.. bytes];
    }

    private byte[] WriteAll(int most)
    {
        var bytes = new List<byte>(Slots * 3 / 2) { AllForm };
        var next = 0;
        for (var slot = 0; slot < Slots; slot++)
        {
            var isThere = next < slots.Length && slots[next] == slot;
            Append(bytes, isThere ? Math.Min(counts[next], most) : 0);
            next += isThere ? 1 : 0;
        }

        return [.. bytes];
    }
}
