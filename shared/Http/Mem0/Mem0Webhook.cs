using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

/// <summary>An address that is told what happens to memories.</summary>
internal sealed record Mem0Webhook
{
    public required string WebhookId { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    public required string Project { get; init; }

    public required IReadOnlyList<string> EventTypes { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>What deliveries are signed with, as Standard Webhooks has it. Shown once: when the webhook is made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
