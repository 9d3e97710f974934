using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Http.Mem0;

/// <summary>From the product's memories to the contract's.</summary>
internal static class MemoryMapping
{
    /// <summary>The fields that a search may ask for, by the contract's names.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "id", "memory", "user_id", "agent_id", "app_id", "run_id", "session_id", "role", "metadata", "categories", "created_at", "updated_at", "timestamp",
        "expiration_date", "hash", "score", "score_breakdown",
    ];

    private static readonly string[] Roles = ["user", "assistant", "system", "tool"];

    /// <param name="bank">The memory's bank.</param>
    /// <param name="unit">The memory.</param>
    public static Mem0Memory Of(BankId bank, MemoryUnit unit)
    {
        var ids = EntityIds.Of(bank, unit.Scope);
        var role = RoleOf(unit, unit.Text);
        var text = role is null ? unit.Text : unit.Text[(role.Length + 2)..];
        return new Mem0Memory
        {
            Id = unit.Id,
            Memory = text,
            UserId = ids.UserId,
            AgentId = ids.AgentId,
            AppId = ids.AppId,
            RunId = ids.RunId,
            SessionId = ids.RunId,
            Role = role,
            Metadata = unit.Metadata.ToDictionary(entry => entry.Key, entry => MetadataValue.Decode(entry.Value), StringComparer.Ordinal),
            Categories = unit.Category is { } category ? [category] : [],
            CreatedAt = unit.CreatedAt,
            UpdatedAt = unit.UpdatedAt,
            Timestamp = unit.MentionedAt,
            ExpirationDate = Expiration.Write(unit.ExpiresAt),
            Hash = Digest.Of("text", text),
        };
    }

    public static Mem0Memory Of(BankId bank, RecalledMemory recalled) => Of(bank, recalled.Memory) with
    {
        Score = recalled.Final,
        ScoreBreakdown = new Mem0ScoreBreakdown { Semantic = recalled.Semantic, Words = recalled.Keyword },
    };

    /// <summary>The memory with these fields only; its id stays.</summary>
    public static Mem0Memory Only(Mem0Memory memory, IReadOnlySet<string> fields)
    {
        return new Mem0Memory
        {
            Id = memory.Id,
            Memory = If("memory", memory.Memory),
            UserId = If("user_id", memory.UserId),
            AgentId = If("agent_id", memory.AgentId),
            AppId = If("app_id", memory.AppId),
            RunId = If("run_id", memory.RunId),
            SessionId = If("session_id", memory.SessionId),
            Role = If("role", memory.Role),
            Metadata = If("metadata", memory.Metadata),
            Categories = If("categories", memory.Categories),
            CreatedAt = If("created_at", memory.CreatedAt),
            UpdatedAt = If("updated_at", memory.UpdatedAt),
            Timestamp = If("timestamp", memory.Timestamp),
            ExpirationDate = If("expiration_date", memory.ExpirationDate),
            Hash = If("hash", memory.Hash),
            Score = If("score", memory.Score),
            ScoreBreakdown = If("score_breakdown", memory.ScoreBreakdown),
        };

        T? If<T>(string name, T? value) => fields.Contains(name) ? value : default;
    }

    /// <summary>
    /// Whose message it is, where it was stored as it came. The role stands before the words underneath, where a conversation reads as one;
    /// here it is told apart. A person's name stays where it is.
    /// </summary>
    /// <param name="unit">The memory.</param>
    /// <param name="text">What it says, or said.</param>
    public static string? RoleOf(MemoryUnit unit, string text) =>
        unit.Cites.Count == 0 && unit.Speaker is { } speaker && Roles.Contains(speaker, StringComparer.Ordinal)
        && text.StartsWith($"{speaker}: ", StringComparison.Ordinal)
            ? speaker
            : null;
}
