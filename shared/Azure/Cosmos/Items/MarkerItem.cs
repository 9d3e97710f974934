namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>Says that a bank's incarnation is alive. Every batch reads it first and fails without it.</summary>
internal sealed record MarkerItem : BankItem;
