using System.Runtime.InteropServices;

namespace MemoryFunctions.Core.Recall;

/// <summary>How near a text is to a question by concepts.</summary>
/// <param name="Dense">The cosine of both as wholes, from -1 to 1; 0 where one of them has no unit.</param>
/// <param name="Soft">
/// For each lemma of the question of which the text has no word, what its nearest unit is worth: on the scale of BM25, 0 or more.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ConceptScore(float Dense, float Soft);
