namespace MemoryFunctions.Core.Operations;

/// <summary>A document version that an operation brought about.</summary>
/// <param name="DocumentId">The caller's id.</param>
/// <param name="DocumentLife">The document's incarnation.</param>
/// <param name="Version">The version.</param>
public sealed record OperationTarget(string DocumentId, string DocumentLife, long Version);
