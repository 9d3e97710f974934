using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Reflect;

/// <summary>One search that was made for an answer.</summary>
/// <param name="Query">What was searched for.</param>
/// <param name="Round">0 for the question itself, then by the round in which the answerer asked for it.</param>
/// <param name="Found">What was found, best first; some of it may have been known already, or one too many.</param>
/// <param name="Duration">How long it took.</param>
public sealed record ReflectSearch(string Query, int Round, IReadOnlyList<MemoryUnit> Found, TimeSpan Duration);
