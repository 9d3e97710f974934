using System.Buffers.Binary;

namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>Strings in ascending byte order, as the concept table stores them: u32 starts, one more than there are strings, and bytes.</summary>
internal sealed unsafe class SortedStrings(byte* starts, byte* bytes, int count)
{
    public int Count => count;

    public ReadOnlySpan<byte> this[int place]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)count, nameof(place));
            var (start, end) = (Start(place), Start(place + 1));
            return new ReadOnlySpan<byte>(bytes + start, (int)(end - start));
        }
    }

    /// <summary>The place of a string, or the complement of the place where it would stand.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        var (low, high) = (0, count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = this[middle].SequenceCompareTo(text);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    /// <summary>Whether a string begins so.</summary>
    public bool HasPrefix(ReadOnlySpan<byte> prefix)
    {
        var place = Find(prefix);
        place = place < 0 ? ~place : place;
        return place < count && this[place].StartsWith(prefix);
    }

    private uint Start(int place) => BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(starts + (place * sizeof(uint)), sizeof(uint)));
}
