using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>A fact as a model stated it, with what makes sure that it is about the same turns when it is used.</summary>
/// <param name="Fact">Its turns count from the first turn of its segment and may lie behind the last.</param>
/// <param name="Fingerprints">Those of its turns, in their order.</param>
public sealed record KeptFact(ExtractedFact Fact, IReadOnlyList<string> Fingerprints);
