namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>An item with work to do.</summary>
internal sealed record WorkRow
{
    public required string Kind { get; init; }

    public required string Life { get; init; }

    public string? DocumentId { get; init; }

    public required long DueAt { get; init; }

    public int? Attempts { get; init; }

    public int? Strikes { get; init; }

    public bool? Unfinished { get; init; }

    public string? UpdatedAt { get; init; }

    public int? Unextracted { get; init; }

    public long? UnextractedSince { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? ObserveAt { get; init; }
}
