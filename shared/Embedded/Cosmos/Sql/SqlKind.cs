namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>The types of Cosmos SQL, in the order in which ORDER BY puts them.</summary>
internal enum SqlKind
{
    Undefined,
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}
