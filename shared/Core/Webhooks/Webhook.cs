namespace MemoryFunctions.Core.Webhooks;

/// <summary>An address of a tenant's that is told what happens to memories.</summary>
public sealed record Webhook
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required Uri Url { get; init; }

    /// <summary>What it is told of: words of <see cref="EventTypes"/>.</summary>
    public required IReadOnlyList<string> EventTypes { get; init; }

    /// <summary>What deliveries are signed with: <c>whsec_</c> and base 64, as Standard Webhooks has it.</summary>
    public required string Secret { get; init; }

    public bool IsActive { get; init; } = true;

    /// <summary>What happened before is not told.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
