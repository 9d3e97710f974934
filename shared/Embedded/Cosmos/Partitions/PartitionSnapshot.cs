using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>A partition as of one write. Slots below <see cref="Count"/> never change.</summary>
/// <param name="Rows">Every version that may still be seen, oldest write first.</param>
/// <param name="Count">How much of <paramref name="Rows"/> is filled.</param>
/// <param name="Version">The newest write to be seen.</param>
internal readonly record struct PartitionSnapshot(StoredItem[] Rows, int Count, long Version)
{
    public StoredItem? Find(string id)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (Rows[i].IsVisibleAt(Version) && string.Equals(Rows[i].Id, id, StringComparison.Ordinal))
            {
                return Rows[i];
            }
        }

        return null;
    }
}
