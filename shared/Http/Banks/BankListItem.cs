namespace MemoryFunctions.Http.Banks;

/// <summary>A bank in a listing.</summary>
internal sealed record BankListItem
{
    public required string BankId { get; init; }

    public required string Name { get; init; }

    public required DispositionTraits Disposition { get; init; }

    public required string Mission { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When what is said of it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How many memories it shows.</summary>
    public required int FactCount { get; init; }

    /// <summary>When its memories last changed; null where it has none.</summary>
    public required DateTimeOffset? LastWriteAt { get; init; }
}
