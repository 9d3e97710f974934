namespace MemoryFunctions.Bench.Extract;

/// <summary>What a clause of a pattern asks for.</summary>
internal enum ClauseKind
{
    /// <summary>A word that the conversation has too.</summary>
    Literal,

    /// <summary>A word that a reader of the conversation comes to: a resolved date, a paraphrase.</summary>
    Inferred,

    /// <summary>A word that may not be there.</summary>
    Absent,
}
