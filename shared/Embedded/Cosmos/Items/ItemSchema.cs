using System.Text;
using MemoryFunctions.Embedded.Cosmos.Containers;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>What a container's definition means for the taking apart of its items.</summary>
internal sealed class ItemSchema
{
    public ItemSchema(ContainerDefinition definition, PropertyNames names)
    {
        Names = names;
        PartitionKeyPath = definition.PartitionKeyPath;
        Vector = definition.Vector;
        VectorName = Vector is null ? PropertyNames.Unknown : names.Intern(Encoding.UTF8.GetBytes(Vector.Property));
    }

    public PropertyNames Names { get; }

    /// <summary>The partition key's path, one element a level.</summary>
    public IReadOnlyList<string> PartitionKeyPath { get; }

    public VectorDefinition? Vector { get; }

    public int VectorName { get; }
}
