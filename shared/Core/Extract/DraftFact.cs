using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Extract;

/// <summary>A fact to be remembered, before it has a vector and a place among the others.</summary>
/// <param name="Key">Names it while the document may change: its segment's key and its place in the answer.</param>
/// <param name="Memory">The fact as it stands in the document now.</param>
internal sealed record DraftFact(string Key, IndexedMemory Memory);
