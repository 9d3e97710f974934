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

    /// <summary>What to heed when the facts of these messages are stated, in the place of what the project says.</summary>
    public string? CustomInstructions { get; init; }

    /// <summary>The same for what the agent is to remember, where one is named.</summary>
    public string? AgentCustomInstructions { get; init; }

    /// <summary>Categories to sort the facts of these messages into, in the place of the project's: a list of objects of names with what belongs in them.</summary>
    public JsonElement? CustomCategories { get; init; }

    /// <summary>False answers when the messages can be found, rather than when they are stored.</summary>
    public bool? AsyncMode { get; init; }

    /// <summary>Of the older route: <c>v1.1</c> answers with an object.</summary>
    public string? OutputFormat { get; init; }
}
