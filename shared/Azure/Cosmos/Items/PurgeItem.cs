namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>Says that a deleted incarnation has left something behind.</summary>
internal sealed record PurgeItem : BankItem
{
    /// <summary>Unix milliseconds.</summary>
    public required long DueAt { get; init; }
}
