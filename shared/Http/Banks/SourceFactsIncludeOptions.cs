namespace MemoryFunctions.Http.Banks;

/// <summary>Asks for the facts behind observations. There are no observations yet, so there are no such facts either.</summary>
internal sealed record SourceFactsIncludeOptions;
