namespace MemoryFunctions.Core.Banks;

/// <summary>
/// The one item of a bank through which all its changes to memories pass: every worker batch replaces it under its ETag,
/// so that a worker that lost the lease, or whose bank is gone, cannot commit.
/// </summary>
public sealed record BankHeader
{
    /// <summary>Random for each creation: a bank that is deleted and made anew is another one.</summary>
    public required string Life { get; init; }

    /// <summary>Counts the commits.</summary>
    public long Version { get; init; }

    /// <summary>The last batch's own name: how a worker whose answer was lost finds its work.</summary>
    public string? Commit { get; init; }

    public BankLease? Lease { get; init; }

    /// <summary>A bell was heard while the lease was held: its owner looks again before it lets go.</summary>
    public bool Rung { get; init; }

    /// <summary>
    /// Who is asking the language model on the bank's behalf. It holds up nobody else's indexing: its commits take
    /// <see cref="Lease"/> all the same.
    /// </summary>
    public BankLease? Extraction { get; init; }

    /// <summary>When the delayed bell comes that is under way; null where none is.</summary>
    public DateTimeOffset? BellAt { get; init; }

    /// <summary>What was retained up to here is extracted without waiting for more.</summary>
    public DateTimeOffset? FlushedAt { get; init; }

    /// <summary>How far the bank's observations are.</summary>
    public ObservationState Observing { get; init; } = ObservationState.None;

    /// <summary>The generation under which the owner of the lease is staging, until it commits.</summary>
    public string? Staging { get; init; }

    /// <summary>Committed generations whose memories still carry the generation's name.</summary>
    public IReadOnlyList<Generation> Generations { get; init; } = [];

    /// <summary>Incarnations of deleted documents whose memories are not purged yet.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Set while something is unfinished: when the sweep is to ring.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The profile's, so that a recall needs no further read.</summary>
    public Retrieval Retrieval { get; init; } = Retrieval.All;

    /// <summary>The profile's, so that a retain needs no further read.</summary>
    public int? ChunkLength { get; init; }

    /// <summary>How many directives there are: where there are none, nobody looks for them.</summary>
    public int Directives { get; init; }

    /// <summary>How many mental models there are.</summary>
    public int MentalModels { get; init; }

    /// <summary>The container that takes the bank over; while it is set the bank is read here and written nowhere.</summary>
    public string? MovedTo { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The store's version token.</summary>
    public string ETag { get; init; } = "";

    /// <summary>What a reader sees now.</summary>
    public BankView View => new()
    {
        Life = Life,
        Version = Version,
        Generations = [.. Generations.Select(generation => generation.Name)],
        Hidden = Hidden,
    };

    /// <summary>With what requests need to know of a profile.</summary>
    public BankHeader Under(BankProfile profile) => this with { Retrieval = profile.Retrieval, ChunkLength = profile.ChunkLength };

    /// <summary>When observations are to be made, as it stands: a flush asks for it at once.</summary>
    public DateTimeOffset? ObserveAt => Observing.At is { } at && FlushedAt is { } flushed && flushed < at && !(Observing.LookedAt >= flushed) && Observing.Attempts == 0
        ? flushed
        : Observing.At;

    /// <summary>Whether there is work left that belongs to no document.</summary>
    public bool HasUnfinished => Staging is not null || Generations.Count > 0 || Hidden.Count > 0;
}
