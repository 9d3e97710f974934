namespace MemoryFunctions.Http.Banks;

/// <summary>A document in a listing.</summary>
internal sealed record DocumentItem
{
    public required string Id { get; init; }

    public required string BankId { get; init; }

    public required string ContentHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>In UTF-16 units.</summary>
    public required long TextLength { get; init; }

    public required int MemoryUnitCount { get; init; }

    public required RetainParams RetainParams { get; init; }

    public required IReadOnlyDictionary<string, string> DocumentMetadata { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }
}
