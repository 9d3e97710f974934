namespace MemoryFunctions.Http.Health;

/// <summary>How the service is.</summary>
internal sealed record HealthResponse
{
    /// <summary><c>alive</c> or <c>ready</c>.</summary>
    public required string Status { get; init; }
}
