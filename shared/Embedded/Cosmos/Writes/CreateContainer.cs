using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>Creates a container; a 409 if there is one of that name.</summary>
internal sealed class CreateContainer(Database database, ContainerDefinition definition) : Command<Container>
{
    private Catalog? catalog;
    private ContainerVersion? version;
    private Container? created;
    private uint number;

    public override bool IsAlone => true;

    protected override Container Result => created!;

    public override void Stage(CommitGroup group)
    {
        catalog = group.Catalog;
        if (catalog.FindDatabase(database.Id) != database)
        {
            throw CosmosProblemException.NotFound("The database was deleted.", 1003);
        }

        if (database.Containers.ContainsKey(definition.Id))
        {
            throw new CosmosProblemException(409, "Resource with specified id, name, or unique index already exists.");
        }

        number = ++catalog.Counters.CatalogNumber;
        version = new ContainerVersion(definition, ++catalog.Counters.Sequence, group.Now);
        group.Records.Put(database.Number, number, version);
    }

    public override void Apply() => created = catalog!.Put(database.Number, number, version!);
}
