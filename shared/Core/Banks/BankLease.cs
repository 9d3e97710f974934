namespace MemoryFunctions.Core.Banks;

/// <summary>Who may work on a bank, and until when.</summary>
/// <param name="Owner">Random for each attempt.</param>
/// <param name="Until">When it counts as orphaned.</param>
public sealed record BankLease(string Owner, DateTimeOffset Until);
