namespace MemoryFunctions.Core.Banks;

/// <summary>A bank in the directory.</summary>
/// <param name="Bank">The bank.</param>
/// <param name="CreatedAt">When it was last made.</param>
public sealed record BankEntry(BankId Bank, DateTimeOffset CreatedAt);
