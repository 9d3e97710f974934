namespace MemoryFunctions.Bench.Wire;

internal sealed record RecallResponse(IReadOnlyList<RecallResult> Results);

/// <param name="SourceTurns">Zero-based line numbers in the document.</param>
internal sealed record RecallResult(string Text, string? DocumentId, IReadOnlyList<int>? SourceTurns);
