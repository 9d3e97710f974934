using System.Collections.Concurrent;

namespace MemoryFunctions.Embedded.Cosmos.Containers;

/// <summary>A database: a name over containers.</summary>
/// <param name="id">Its name.</param>
/// <param name="number">Its number in the journal.</param>
/// <param name="sequence">The write that made it.</param>
/// <param name="timestamp">Seconds since 1970.</param>
/// <param name="isShared">Whether its containers share one throughput unless they have their own.</param>
internal sealed class Database(string id, uint number, long sequence, long timestamp, bool isShared)
{
    public string Id { get; } = id;

    public uint Number { get; } = number;

    public long Sequence { get; } = sequence;

    public long Timestamp { get; } = timestamp;

    public bool IsShared { get; } = isShared;

    public string ResourceId { get; } = ResourceIds.ForDatabase(number);

    public ConcurrentDictionary<string, Container> Containers { get; } = new(StringComparer.Ordinal);
}
