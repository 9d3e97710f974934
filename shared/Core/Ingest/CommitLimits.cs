namespace MemoryFunctions.Core.Ingest;

/// <summary>How much fits one batch. Source: Azure Cosmos DB service quotas (100 operations, 2 MB), with room for headers.</summary>
public static class CommitLimits
{
    public const int MaxOperations = 100;

    /// <summary>In estimated bytes.</summary>
    public const int MaxBytes = 1_500_000;
}
