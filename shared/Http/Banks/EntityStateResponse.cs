namespace MemoryFunctions.Http.Banks;

/// <summary>An entity that results name.</summary>
internal sealed record EntityStateResponse
{
    public required string EntityId { get; init; }

    public required string CanonicalName { get; init; }

    public IReadOnlyList<EntityObservationResponse> Observations { get; init; } = [];
}
