using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>An entity that results name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Said">The results that mention it, observations first.</param>
public sealed record EntityNote(string Name, IReadOnlyList<MemoryUnit> Said);
