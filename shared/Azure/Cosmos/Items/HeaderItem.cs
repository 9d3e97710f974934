using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A bank's header at rest.</summary>
internal sealed record HeaderItem : BankItem
{
    public required long Version { get; init; }

    public string? Commit { get; init; }

    public string? LeaseOwner { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public bool Rung { get; init; }

    public string? ExtractionOwner { get; init; }

    public DateTimeOffset? ExtractionUntil { get; init; }

    public DateTimeOffset? BellAt { get; init; }

    public DateTimeOffset? FlushedAt { get; init; }

    /// <summary>Null where nothing was ever observed.</summary>
    public ObservationState? Observing { get; init; }

    public DateTimeOffset? ObserveAt { get; init; }

    public string? Staging { get; init; }

    public required IReadOnlyList<Generation> Generations { get; init; }

    public required IReadOnlyList<string> Hidden { get; init; }

    /// <summary>Whether the above name something to finish.</summary>
    public bool Unfinished { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? DueAt { get; init; }

    /// <summary>Null where everything is on.</summary>
    public Retrieval? Retrieval { get; init; }

    public int? ChunkLength { get; init; }

    public int? Directives { get; init; }

    public int? MentalModels { get; init; }

    /// <inheritdoc cref="BankHeader.MovedTo"/>
    public string? MovedTo { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static HeaderItem From(BankId bank, BankHeader header) => new()
    {
        Id = ItemId.Header,
        Bank = bank.Path,
        Life = header.Life,
        Kind = ItemKind.Header,
        Version = header.Version,
        Commit = header.Commit,
        LeaseOwner = header.Lease?.Owner,
        LeaseUntil = header.Lease?.Until,
        Rung = header.Rung,
        ExtractionOwner = header.Extraction?.Owner,
        ExtractionUntil = header.Extraction?.Until,
        BellAt = header.BellAt,
        FlushedAt = header.FlushedAt,
        Observing = header.Observing == ObservationState.None ? null : header.Observing,
        ObserveAt = header.ObserveAt,
        Staging = header.Staging,
        Generations = header.Generations,
        Hidden = header.Hidden,
        Unfinished = header.HasUnfinished,
        DueAt = Earlier(header.DueAt, header.ObserveAt)?.ToUnixTimeMilliseconds(),
        Retrieval = header.Retrieval == Retrieval.All ? null : header.Retrieval,
        ChunkLength = header.ChunkLength,
        Directives = header.Directives == 0 ? null : header.Directives,
        MentalModels = header.MentalModels == 0 ? null : header.MentalModels,
        MovedTo = header.MovedTo,
        UpdatedAt = header.UpdatedAt,
    };

    public BankHeader ToHeader() => new()
    {
        Life = Life,
        Version = Version,
        Commit = Commit,
        Lease = LeaseOwner is null ? null : new BankLease(LeaseOwner, LeaseUntil ?? DateTimeOffset.MinValue),
        Rung = Rung,
        Extraction = ExtractionOwner is null ? null : new BankLease(ExtractionOwner, ExtractionUntil ?? DateTimeOffset.MinValue),
        BellAt = BellAt,
        FlushedAt = FlushedAt,
        Observing = Observing ?? ObservationState.None,
        Staging = Staging,
        Generations = Generations,
        Hidden = Hidden,
        DueAt = DueAt is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null,
        Retrieval = Retrieval ?? Retrieval.All,
        ChunkLength = ChunkLength,
        Directives = Directives ?? 0,
        MentalModels = MentalModels ?? 0,
        MovedTo = MovedTo,
        UpdatedAt = UpdatedAt,
        ETag = ETag ?? "",
    };

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
