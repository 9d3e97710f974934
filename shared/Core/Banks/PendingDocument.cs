namespace MemoryFunctions.Core.Banks;

/// <summary>A document with work to do.</summary>
/// <param name="Life">The incarnation of the bank that it belongs to.</param>
/// <param name="DocumentId">The caller's id.</param>
/// <param name="NotBefore">When it is to be tried again, where it has failed.</param>
/// <param name="Strikes">How many failed attempts count against it.</param>
public sealed record PendingDocument(string Life, string DocumentId, DateTimeOffset? NotBefore = null, int Strikes = 0);
