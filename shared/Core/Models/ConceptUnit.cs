namespace MemoryFunctions.Core.Models;

/// <summary>A word or phrase of a text, in its base form.</summary>
/// <param name="Text">Lower-case ASCII letters and digits; the words of a phrase joined by <c>_</c>.</param>
/// <param name="Row">Its row in the <see cref="IConceptTable"/>, or -1 where it is no lemma of it.</param>
public readonly record struct ConceptUnit(string Text, int Row);
