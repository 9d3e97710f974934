namespace MemoryFunctions.Embedded.Cosmos;

/// <summary>Counts what a test may want to know. Thread-safe.</summary>
public sealed class EmbeddedCosmosDiagnostics
{
    private long requests;
    private long queries;
    private long scanningQueries;
    private long crossPartitionQueries;
    private long rowsExamined;

    /// <summary>Requests received, whatever they were.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Query pages answered.</summary>
    public long Queries => Interlocked.Read(ref queries);

    /// <summary>Query pages with a filter on a path that the container does not index: the service would look at every item.</summary>
    public long ScanningQueries => Interlocked.Read(ref scanningQueries);

    /// <summary>Query pages that looked at more than one partition.</summary>
    public long CrossPartitionQueries => Interlocked.Read(ref crossPartitionQueries);

    /// <summary>Items on which a filter was evaluated.</summary>
    public long RowsExamined => Interlocked.Read(ref rowsExamined);

    internal long CountRequest() => Interlocked.Increment(ref requests) - 1;

    internal void CountQuery(bool scans, bool crossPartition, long rows)
    {
        Interlocked.Increment(ref queries);
        Interlocked.Add(ref scanningQueries, scans ? 1 : 0);
        Interlocked.Add(ref crossPartitionQueries, crossPartition ? 1 : 0);
        Interlocked.Add(ref rowsExamined, rows);
    }
}
