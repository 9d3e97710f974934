using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>Creates a database; a 409 if there is one of that name.</summary>
internal sealed class CreateDatabase(string id, bool isShared) : Command<Database>
{
    private Catalog? catalog;
    private Database? created;

    public override bool IsAlone => true;

    protected override Database Result => created!;

    public override void Stage(CommitGroup group)
    {
        catalog = group.Catalog;
        if (catalog.Databases.ContainsKey(id))
        {
            throw new CosmosProblemException(409, "Database with specified id already exists.");
        }

        var counters = catalog.Counters;
        created = new Database(id, ++counters.CatalogNumber, ++counters.Sequence, group.Now, isShared);
        group.Records.Put(created);
    }

    public override void Apply() => catalog!.Put(created!);
}
