using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Ingest;

/// <summary>How a batch ended.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Header">The header with its new ETag, where it was committed.</param>
/// <param name="DocumentETag">The document's new ETag, where one was written.</param>
public sealed record CommitResult(CommitOutcome Outcome, BankHeader? Header = null, string? DocumentETag = null);
