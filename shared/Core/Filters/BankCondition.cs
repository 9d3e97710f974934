using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Filters;

/// <summary>What the memories of a bank must be like; null is any.</summary>
public sealed record BankCondition(BankId Bank, MemoryCondition? Condition);
