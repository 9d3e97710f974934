namespace MemoryFunctions.Bench.Locomo;

/// <summary>A line of <c>audit.jsonl</c>: what is wrong with a question.</summary>
internal sealed record AuditEntry(string Id, string ErrorType, IReadOnlyList<string>? CorrectEvidence)
{
    /// <summary>The question as it should be; null where it should be left out.</summary>
    public LocomoQuestion? Apply(LocomoQuestion question) =>
        string.Equals(ErrorType, "WRONG_CITATION", StringComparison.Ordinal) && CorrectEvidence is { Count: > 0 }
            ? question with { Evidence = CorrectEvidence }
            : null;
}
