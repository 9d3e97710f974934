namespace MemoryFunctions.Bench.Chaos;

/// <summary>A memory as a listing shows it.</summary>
internal sealed record SeenMemory(string Id, string Text, string DocumentId, DateTimeOffset? MentionedAt);
