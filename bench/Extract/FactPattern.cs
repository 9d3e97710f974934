namespace MemoryFunctions.Bench.Extract;

/// <summary>
/// How a statement is told from others by its words, in any order: <c>"berlin live*|move* -paris"</c>. Clauses stand apart by spaces,
/// alternatives by <c>|</c>; <c>*</c> stands for the rest of a word, <c>_</c> for a space; <c>-</c> before a clause means that none of
/// it may occur, <c>~</c> that the conversation itself need not have it.
/// </summary>
internal sealed record FactPattern(IReadOnlyList<PatternClause> Clauses)
{
    /// <summary>Null where the text is no pattern: nothing in it must occur, or a word of it has neither letter nor digit.</summary>
    public static FactPattern? TryParse(string text)
    {
        var clauses = new List<PatternClause>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var kind = part[0] switch { '-' => ClauseKind.Absent, '~' => ClauseKind.Inferred, _ => ClauseKind.Literal };
            var words = part[(kind is ClauseKind.Literal ? 0 : 1)..].Split('|').Select(PatternWord.Create).ToList();
            if (words.Exists(word => word is null))
            {
                return null;
            }

            clauses.Add(new PatternClause([.. words.OfType<PatternWord>()], kind));
        }

        return clauses.Exists(clause => clause.Kind is not ClauseKind.Absent) ? new FactPattern(clauses) : null;
    }

    /// <summary>The pattern of a text that has been checked.</summary>
    /// <exception cref="BenchException">It is none.</exception>
    public static FactPattern Parse(string text) => TryParse(text) ?? throw new BenchException($"'{text}' is no pattern of words.");

    public bool Matches(FoldedText text) => Clauses.All(clause => clause.Holds(text));

    /// <summary>Whether a conversation has all the words that are to be found in it, and there is one.</summary>
    public bool IsBorneOutBy(FoldedText conversation) =>
        Clauses.Any(clause => clause.Kind is ClauseKind.Literal) && Clauses.Where(clause => clause.Kind is ClauseKind.Literal).All(clause => clause.Holds(conversation));
}
