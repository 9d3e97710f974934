using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Messages to remember, as the self-hosted server takes them.</summary>
internal sealed record ServerAddRequest
{
    /// <inheritdoc cref="Mem0AddRequest.Messages"/>
    public JsonElement? Messages { get; init; }

    public string? UserId { get; init; }

    public string? AgentId { get; init; }

    public string? RunId { get; init; }

    /// <inheritdoc cref="Mem0AddRequest.Metadata"/>
    public JsonElement? Metadata { get; init; }

    /// <inheritdoc cref="Mem0AddRequest.ExpirationDate"/>
    public string? ExpirationDate { get; init; }

    /// <inheritdoc cref="Mem0AddRequest.Infer"/>
    public bool? Infer { get; init; }

    /// <summary>What to heed when the facts of these messages are stated.</summary>
    public string? Prompt { get; init; }

    /// <summary>The same as the platform takes it; it answers when the messages can be found.</summary>
    public Mem0AddRequest ToAdd() => new()
    {
        Messages = Messages,
        UserId = UserId,
        AgentId = AgentId,
        RunId = RunId,
        Metadata = Metadata,
        ExpirationDate = ExpirationDate,
        Infer = Infer,
        CustomInstructions = Prompt,
        AsyncMode = false,
    };
}
