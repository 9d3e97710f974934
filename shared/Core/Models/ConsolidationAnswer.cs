namespace MemoryFunctions.Core.Models;

/// <summary>What a consolidation call brought.</summary>
/// <param name="Decisions">One for each fact, in order.</param>
/// <param name="Usage">What it took.</param>
public sealed record ConsolidationAnswer(IReadOnlyList<ConsolidationDecision> Decisions, TokenUsage Usage);
