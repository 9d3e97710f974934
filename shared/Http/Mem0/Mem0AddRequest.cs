using System.Text.Json;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Messages to remember.</summary>
internal sealed record Mem0AddRequest
{
    /// <summary>Messages of a role and a content, or one text.</summary>
    public JsonElement? Messages { get; init; }

    public string? UserId { get; init; }

    public string? AgentId { get; init; }

    public string? AppId { get; init; }

    public string? RunId { get; init; }

    /// <summary>An object of any values; copied to each memory.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Whether what the messages mean is found out; false remembers each as it is, before the answer.</summary>
    public bool? Infer { get; init; }

    /// <summary>When it was said: seconds since 1970, or ISO 8601.</summary>
    public JsonElement? Timestamp { get; init; }

    /// <summary>The last day on which it is found, <c>YYYY-MM-DD</c>.</summary>
    public string? ExpirationDate { get; init; }

    /// <summary>False answers when the messages can be found, rather than when they are stored.</summary>
    public bool? AsyncMode { get; init; }

    /// <summary>Of the older route: <c>v1.1</c> answers with an object.</summary>
    public string? OutputFormat { get; init; }
}
