using MemoryFunctions.Core.Overview;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>Whom a memory names.</summary>
internal sealed record MentionRow(string MemoryId, IReadOnlyList<string> Entities, string CreatedAt, string? MentionedAt)
{
    public Mention ToMention() => new(MemoryId, Entities, SortableTime.ReadOptional(MentionedAt) ?? SortableTime.Read(CreatedAt));
}
