using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>What an expression is evaluated on.</summary>
/// <param name="Item">The item.</param>
/// <param name="Container">Its container.</param>
/// <param name="Columns">Values by slot of the paths that the query reads often; null where there are none.</param>
/// <param name="Slot">The item's slot.</param>
internal readonly record struct Row(StoredItem Item, Container Container, SqlValue[][]? Columns = null, int Slot = 0)
{
    /// <summary>The distance that the row was sorted by, where it was: it need not be measured again to be shown.</summary>
    public BoundVectorDistance? Measured { get; init; }

    /// <summary>The value of <see cref="Measured"/>.</summary>
    public double Distance { get; init; }
}
