using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Cosmos;

/// <summary>How an <see cref="EmbeddedCosmosEndpoint"/> keeps its data and behaves.</summary>
public sealed class EmbeddedCosmosOptions
{
    /// <summary>The folder of the journal, created if need be; null keeps everything in memory only.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>The account's default consistency, as the SDK reads it. Requests may ask for a weaker one, never for a stronger one.</summary>
    public ConsistencyLevel ConsistencyLevel { get; set; } = ConsistencyLevel.Strong;

    /// <summary>Files smaller than this in total are not compacted. Bytes.</summary>
    public long MinCompactionBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// For tests: reads that the consistency level allows it see each partition as it was this many writes ago. 0 switches it off. Strong and
    /// bounded-staleness reads are never stale, nor are session reads whose token is newer than what they would see.
    /// </summary>
    public int StaleWrites { get; set; }

    /// <summary>For tests: makes requests fail.</summary>
    public IFaultInjector? Faults { get; set; }
}
