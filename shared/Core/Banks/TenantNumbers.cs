namespace MemoryFunctions.Core.Banks;

/// <summary>How many banks a tenant has, and how many memories they show.</summary>
/// <param name="Kinds">By kind, those there are none of among them: banks that show memories, and how many they show together.</param>
/// <param name="Read">Of how many banks, the newest, the numbers are.</param>
/// <param name="Total">How many banks there are.</param>
public sealed record TenantNumbers(IReadOnlyDictionary<BankKind, (int Banks, long Memories)> Kinds, int Read, int Total);
