namespace MemoryFunctions.Http.Banks;

/// <summary>Asks for the memories that an answer goes by. There is nothing to choose.</summary>
internal sealed record FactsIncludeOptions;
