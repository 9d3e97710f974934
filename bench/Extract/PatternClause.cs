namespace MemoryFunctions.Bench.Extract;

/// <summary>Words of which one must occur, or none may.</summary>
/// <param name="Words">The alternatives.</param>
/// <param name="Kind">What is asked of them.</param>
internal sealed record PatternClause(IReadOnlyList<PatternWord> Words, ClauseKind Kind)
{
    public bool Holds(FoldedText text) => Words.Any(word => word.IsIn(text)) != (Kind is ClauseKind.Absent);
}
