namespace MemoryFunctions.Http.Banks;

/// <summary>A bank in numbers. Ties between memories are worked out when a graph is asked for and stored nowhere, so there are no links to count.</summary>
internal sealed record BankStatsResponse
{
    public required string BankId { get; init; }

    /// <summary>How many memories are shown.</summary>
    public required int TotalNodes { get; init; }

    /// <summary>Always 0.</summary>
    public int TotalLinks { get; init; }

    public required int TotalDocuments { get; init; }

    public required IReadOnlyDictionary<string, int> NodesByFactType { get; init; }

    /// <summary>Always empty.</summary>
    public IReadOnlyDictionary<string, int> LinksByLinkType { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <inheritdoc cref="LinksByLinkType"/>
    public IReadOnlyDictionary<string, int> LinksByFactType { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <inheritdoc cref="LinksByLinkType"/>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> LinksBreakdown { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, int>>(StringComparer.Ordinal);

    /// <summary>Those that are not over.</summary>
    public required int PendingOperations { get; init; }

    public required int FailedOperations { get; init; }

    /// <summary>Of the newest 2,000 operations.</summary>
    public required IReadOnlyDictionary<string, int> OperationsByStatus { get; init; }

    public DateTimeOffset? LastConsolidatedAt { get; init; }

    public DateTimeOffset? LastMemoryWriteAt { get; init; }

    /// <summary>How many facts wait to be made observations of.</summary>
    public required int PendingConsolidation { get; init; }

    /// <summary>Always 0: a consolidation that fails is tried again, and its facts stay pending.</summary>
    public int FailedConsolidation { get; init; }

    public required int TotalObservations { get; init; }
}
