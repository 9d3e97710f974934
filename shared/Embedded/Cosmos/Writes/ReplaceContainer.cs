using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>Replaces what may change of a container: its indexing policy and its time to live.</summary>
internal sealed class ReplaceContainer(Container container, ContainerDefinition definition) : Command<Container>
{
    private Catalog? catalog;
    private ContainerVersion? version;

    public override bool IsAlone => true;

    protected override Container Result => container;

    public override void Stage(CommitGroup group)
    {
        catalog = group.Catalog;
        var current = container.Definition;
        if (definition.Id != current.Id || !definition.PartitionKeyPath.SequenceEqual(current.PartitionKeyPath, StringComparer.Ordinal))
        {
            throw CosmosProblemException.BadRequest("The id and the partition key of a container cannot be changed.");
        }

        if (definition.Vector != current.Vector)
        {
            throw CosmosProblemException.BadRequest("The vector policy and vector index of a container cannot be changed: create a new container.");
        }

        version = new ContainerVersion(definition, ++catalog.Counters.Sequence, group.Now);
        group.Records.Put(container.Database.Number, container.Number, version);
    }

    public override void Apply() => catalog!.Put(container.Database.Number, container.Number, version!);
}
