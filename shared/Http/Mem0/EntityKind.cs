namespace MemoryFunctions.Http.Mem0;

/// <summary>What an id is of. In this order the first that is named says whose bank it is; the others say where inside it.</summary>
internal enum EntityKind
{
    User,
    Agent,
    App,
    Run,
}
