using MemoryFunctions.Embedded.Cosmos.Containers;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>Removes a database with all that is in it.</summary>
internal sealed class DeleteDatabase(Database database) : Command<Database>
{
    private Catalog? catalog;
    private long sequence;

    public override bool IsAlone => true;

    protected override Database Result => database;

    public override void Stage(CommitGroup group)
    {
        catalog = group.Catalog;
        sequence = ++catalog.Counters.Sequence;
        group.Records.DeleteDatabase(database.Number, sequence);
    }

    public override void Apply()
    {
        GrownBytes = -database.Containers.Values.Sum(c => c.LiveBytes);
        catalog!.RemoveDatabase(database.Number, sequence);
    }
}
