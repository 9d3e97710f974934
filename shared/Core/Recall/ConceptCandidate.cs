namespace MemoryFunctions.Core.Recall;

/// <summary>A text to be compared with a question by concepts.</summary>
/// <param name="Axes">The <see cref="ConceptAxis"/> of each of its units, with repeats, in any order.</param>
/// <param name="Length">Its length as keyword ranking counts it, in terms.</param>
internal readonly record struct ConceptCandidate(ReadOnlyMemory<ushort> Axes, double Length);
