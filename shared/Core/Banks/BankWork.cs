namespace MemoryFunctions.Core.Banks;

/// <summary>What is left to do in a bank.</summary>
/// <param name="Documents">The documents of its present incarnation with a version that is not indexed yet, oldest due first.</param>
/// <param name="Purges">Deleted incarnations of which something may be left.</param>
/// <param name="HasUnfinished">Whether the header names something that a worker did not finish.</param>
public sealed record BankWork(IReadOnlyList<PendingDocument> Documents, IReadOnlyList<string> Purges, bool HasUnfinished)
{
    /// <summary>The documents of its present incarnation with text that waits for the second stage, oldest due first.</summary>
    public IReadOnlyList<PendingExtraction> Extractions { get; init; } = [];

    /// <summary>When observations are to be made; null where there is no reason to.</summary>
    public DateTimeOffset? ObserveAt { get; init; }
}
