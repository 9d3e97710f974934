namespace MemoryFunctions.Http.Banks;

/// <summary>A document with its text.</summary>
internal sealed record DocumentResponse
{
    public required string Id { get; init; }

    public required string BankId { get; init; }

    public required string? OriginalText { get; init; }

    public required string? ContentHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int MemoryUnitCount { get; init; }

    public IReadOnlyDictionary<string, int>? NodesByFactType { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyDictionary<string, string> DocumentMetadata { get; init; }

    public required RetainParams RetainParams { get; init; }

    public IReadOnlyList<string>? ObservationScopes { get; init; }
}
