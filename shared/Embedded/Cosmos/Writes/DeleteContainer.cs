using MemoryFunctions.Embedded.Cosmos.Containers;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>Removes a container with its items.</summary>
internal sealed class DeleteContainer(Container container) : Command<Container>
{
    private Catalog? catalog;
    private long sequence;

    public override bool IsAlone => true;

    protected override Container Result => container;

    public override void Stage(CommitGroup group)
    {
        catalog = group.Catalog;
        sequence = ++catalog.Counters.Sequence;
        group.Records.DeleteContainer(container.Number, sequence);
    }

    public override void Apply()
    {
        GrownBytes = -container.LiveBytes;
        catalog!.RemoveContainer(container.Number, sequence);
    }
}
