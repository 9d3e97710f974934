namespace MemoryFunctions.Http.Mem0;

/// <summary>That the service is there, and whom it takes the caller for.</summary>
internal sealed record Mem0Ping
{
    public string Status { get; init; } = "ok";

    /// <summary>The caller's tenant.</summary>
    public required string OrgId { get; init; }

    /// <inheritdoc cref="OrgId"/>
    public required string ProjectId { get; init; }

    public string? UserEmail { get; init; }
}
