namespace MemoryFunctions.Core.Banks;

/// <summary>A document with text that waits for the second stage.</summary>
/// <param name="Life">The incarnation of the bank that it belongs to.</param>
/// <param name="DocumentId">The caller's id.</param>
/// <param name="Tokens">How much text, estimated.</param>
/// <param name="Since">When the oldest of it was retained.</param>
/// <param name="UpdatedAt">When the document last changed.</param>
/// <param name="NotBefore">When it is to be tried again, where it has failed.</param>
public sealed record PendingExtraction(
    string Life, string DocumentId, int Tokens, DateTimeOffset Since, DateTimeOffset UpdatedAt, DateTimeOffset? NotBefore = null);
