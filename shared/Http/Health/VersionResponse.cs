namespace MemoryFunctions.Http.Health;

/// <summary>What the service speaks and what it can do.</summary>
internal sealed record VersionResponse
{
    /// <summary>The version of the Hindsight contract that this surface follows.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>This service's own version.</summary>
    public required string ServiceVersion { get; init; }

    public required FeaturesInfo Features { get; init; }
}
