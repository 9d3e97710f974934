namespace MemoryFunctions.Core.Recall;

/// <summary>A place in the order of an answer, before the memory itself is read.</summary>
internal readonly record struct RankedMemory(string Id, double Final, double? Semantic, double? Keyword);
