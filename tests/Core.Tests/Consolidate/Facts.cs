using System.Globalization;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Tests.Consolidate;

/// <summary>Facts in few words.</summary>
internal static class Facts
{
    public static MemoryUnit Fact(string id, string text, string? said = null, string? from = null, string? to = null, Relation[]? relations = null, string[]? entities = null, string[]? tags = null) => new()
    {
        Id = id,
        Text = text,
        Type = "world",
        DocumentId = "d",
        ChunkId = "c",
        SourceTurns = [0],
        MentionedAt = At(said),
        OccurredStart = At(from),
        OccurredEnd = At(to),
        Relations = relations ?? [],
        Entities = entities ?? [],
        Tags = tags ?? [],
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    public static NewFact New(MemoryUnit unit, params MemoryUnit[] neighbours) => new(unit, neighbours);

    private static DateTimeOffset? At(string? date) =>
        date is null ? null : DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
