namespace MemoryFunctions.Core.Memories;

/// <summary>
/// Where inside a bank something was said: to which agent, in which app, in which session. Agent and app are a scope, which facts do not
/// leave; a session only says when, and what is said in a later one may outdate what was said before.
/// </summary>
public sealed record MemoryScope
{
    public static readonly MemoryScope None = new();

    /// <summary>The caller's name for the agent; null where none was named.</summary>
    public string? AgentId { get; init; }

    /// <summary>The caller's name for the app.</summary>
    public string? AppId { get; init; }

    /// <summary>The caller's name for the session.</summary>
    public string? RunId { get; init; }

    /// <summary>Whether facts of one may be compared with, merged into or outdated by facts of the other.</summary>
    public bool Meets(MemoryScope other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return string.Equals(AgentId, other.AgentId, StringComparison.Ordinal) && string.Equals(AppId, other.AppId, StringComparison.Ordinal);
    }
}
