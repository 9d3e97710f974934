using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>What a query reads of a partition.</summary>
/// <param name="Snapshot">The rows.</param>
/// <param name="Columns">For each path that the query asked for, its values by slot.</param>
/// <param name="Candidates">The only slots that can pass the filter, ascending; null for all.</param>
/// <param name="Covered">The condition that every candidate is known to meet; -1 for none.</param>
/// <param name="Vectors">The vectors by slot, if the query sorts by them.</param>
internal sealed record PartitionView(PartitionSnapshot Snapshot, SqlValue[][] Columns, int[]? Candidates, int Covered, VectorView? Vectors);

/// <summary>Chooses the slots that a query has to look at.</summary>
internal interface ISlotChooser
{
    IReadOnlyList<IndexedPath> Columns { get; }

    bool ReadsVectors { get; }

    /// <returns>Null for all slots.</returns>
    int[]? Choose(PartitionIndexes indexes, out int covered);
}
