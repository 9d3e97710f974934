using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// A document lists a chunk that is not there. It may come to be there, as on a store that is behind; yet it is this document's
/// failure and nobody else's, so it counts against it.
/// </summary>
internal sealed class ChunkMissingException() : MemoryFunctionsException("a chunk of the document is missing")
{
    public override bool IsTransient => true;
}
