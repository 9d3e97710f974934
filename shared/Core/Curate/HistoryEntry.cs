namespace MemoryFunctions.Core.Curate;

/// <summary>One change of a memory's words, or that it was taken out of sight.</summary>
/// <param name="Id">Names the change.</param>
/// <param name="Event">What happened.</param>
/// <param name="Old">The words before; null where there were none.</param>
/// <param name="New">The words behind; null where there are none.</param>
/// <param name="At">When it happened.</param>
public sealed record HistoryEntry(string Id, HistoryEvent Event, string? Old, string? New, DateTimeOffset At);
