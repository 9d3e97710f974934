namespace MemoryFunctions.Bench.Wire;

internal sealed record RecallResponse(IReadOnlyList<RecallResult> Results, RecallTrace? Trace = null);

/// <param name="SourceTurns">Zero-based line numbers in the document.</param>
/// <param name="MentionedAt">When it was said; null where the service does not know.</param>
internal sealed record RecallResult(string Text, string? DocumentId, IReadOnlyList<int>? SourceTurns, DateTimeOffset? MentionedAt = null);
