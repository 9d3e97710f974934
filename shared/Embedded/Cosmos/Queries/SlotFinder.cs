using System.Numerics;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>Finds by index the slots that can meet a condition.</summary>
internal abstract class SlotFinder
{
    /// <summary>Whether every slot found meets the condition, rather than only possibly.</summary>
    public virtual bool IsExact => false;

    /// <summary>At most how many slots there are.</summary>
    public abstract int Estimate(PartitionIndexes indexes);

    public abstract void Collect(PartitionIndexes indexes, SlotSet slots);
}

/// <summary>Any of some values at an indexed path.</summary>
internal sealed class ValueFinder(IndexedPath path, IReadOnlyList<SqlValue> values) : SlotFinder
{
    public override bool IsExact => true;

    public override int Estimate(PartitionIndexes indexes)
    {
        var sum = 0;
        foreach (var value in values)
        {
            sum += indexes.Find(path, value).Length;
        }

        return sum;
    }

    public override void Collect(PartitionIndexes indexes, SlotSet slots)
    {
        foreach (var value in values)
        {
            slots.Add(indexes.Find(path, value));
        }
    }
}

/// <summary>The newest version of items by their ids.</summary>
internal sealed class IdFinder(IReadOnlyList<string> ids) : SlotFinder
{
    public override bool IsExact => true;

    public override int Estimate(PartitionIndexes indexes) => ids.Count;

    public override void Collect(PartitionIndexes indexes, SlotSet slots)
    {
        foreach (var id in ids)
        {
            if (indexes.FindId(id) is { } slot)
            {
                slots.Add([slot]);
            }
        }
    }
}

/// <summary>OR: what any side finds.</summary>
internal sealed class UnionFinder(IReadOnlyList<SlotFinder> sides) : SlotFinder
{
    public override int Estimate(PartitionIndexes indexes) => sides.Sum(s => s.Estimate(indexes));

    public override void Collect(PartitionIndexes indexes, SlotSet slots)
    {
        foreach (var side in sides)
        {
            side.Collect(indexes, slots);
        }
    }
}

/// <summary>AND: what the most selective side finds.</summary>
internal sealed class BestFinder(IReadOnlyList<SlotFinder> sides) : SlotFinder
{
    public override int Estimate(PartitionIndexes indexes) => sides.Min(s => s.Estimate(indexes));

    public override void Collect(PartitionIndexes indexes, SlotSet slots) =>
        sides.MinBy(s => s.Estimate(indexes))!.Collect(indexes, slots);
}

/// <summary>A set of slots.</summary>
internal sealed class SlotSet(int capacity)
{
    private readonly ulong[] bits = new ulong[(capacity + 63) / 64];

    public void Add(ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots)
        {
            bits[slot >> 6] |= 1UL << (slot & 63);
        }
    }

    public int[] ToArray()
    {
        var slots = new int[bits.Sum(b => BitOperations.PopCount(b))];
        var next = 0;
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                slots[next++] = (word << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }

        return slots;
    }
}
