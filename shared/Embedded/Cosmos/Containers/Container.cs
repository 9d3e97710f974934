using System.Collections.Concurrent;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Partitions;

namespace MemoryFunctions.Embedded.Cosmos.Containers;

/// <summary>A container: its definition and its logical partitions.</summary>
internal sealed class Container
{
    private readonly ConcurrentDictionary<PartitionKeyValue, Partition> partitions = new();
    private readonly int staleWrites;

    public Container(Database database, uint number, ContainerVersion version, int staleWrites)
    {
        Database = database;
        Number = number;
        Version = version;
        this.staleWrites = staleWrites;
        Schema = new ItemSchema(version.Definition, new PropertyNames());
        ResourceId = ResourceIds.ForContainer(database.Number, number);
    }

    public Database Database { get; }

    public uint Number { get; }

    public string ResourceId { get; }

    public ItemSchema Schema { get; }

    /// <summary>Replaced as a whole when the definition is.</summary>
    public ContainerVersion Version { get; set; }

    public ContainerDefinition Definition => Version.Definition;

    public bool IsDeleted { get; set; }

    public ICollection<Partition> Partitions => partitions.Values;

    public long LiveBytes => partitions.Values.Sum(p => p.LiveBytes);

    public Partition? FindPartition(PartitionKeyValue key) => partitions.GetValueOrDefault(key);

    public Partition GetPartition(PartitionKeyValue key) =>
        partitions.GetOrAdd(key, static (key, container) => new Partition(key, container.staleWrites), this);
}

/// <summary>One version of a container's definition.</summary>
/// <param name="Definition">What the container is.</param>
/// <param name="Sequence">The write that made this version; its ETag.</param>
/// <param name="Timestamp">Seconds since 1970.</param>
internal sealed record ContainerVersion(ContainerDefinition Definition, long Sequence, long Timestamp);
