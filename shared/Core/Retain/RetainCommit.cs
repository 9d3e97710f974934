using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Core.Retain;

/// <summary>What a retain call writes.</summary>
/// <param name="Life">The bank's incarnation, which must be alive.</param>
/// <param name="Documents">Each under its ETag; without one it must be new.</param>
/// <param name="Operation">The operation to make.</param>
public sealed record RetainCommit(string Life, IReadOnlyList<DocumentChange> Documents, Operation Operation);
