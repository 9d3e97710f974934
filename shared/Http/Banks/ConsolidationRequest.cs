namespace MemoryFunctions.Http.Banks;

/// <summary>What to consolidate. The body may be left out.</summary>
internal sealed record ConsolidationRequest
{
    /// <summary>Not supported: all that waits is taken.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? ObservationScopes { get; init; }
}
