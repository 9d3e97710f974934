using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>The condition of a patch.</summary>
internal static class QueryCondition
{
    public static bool Holds(SqlQuery condition, StoredItem item, Container container) =>
        condition.Where is null
        || new QueryBinder(container, new Dictionary<string, SqlValue>(StringComparer.Ordinal))
            .Bind(condition.Where).Evaluate(new Row(item, container)).IsTrue;
}
