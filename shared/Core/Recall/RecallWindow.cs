namespace MemoryFunctions.Core.Recall;

/// <summary>A time that a question is about. It ranks, and keeps nothing out.</summary>
/// <param name="Start">Its first moment.</param>
/// <param name="End">Its last moment, not before <paramref name="Start"/>.</param>
public sealed record RecallWindow(DateTimeOffset Start, DateTimeOffset End);
