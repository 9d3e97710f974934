namespace MemoryFunctions.Bench.Locomo;

/// <summary>What an answerer is given besides the question.</summary>
internal enum LiveArmKind
{
    /// <summary>Recalled memories within a budget of tokens.</summary>
    Memories,

    /// <summary>The whole conversation: what a model can do without any memory service, at what price.</summary>
    Full,

    /// <summary>Nothing: what can be guessed.</summary>
    None,

    /// <summary>Nothing, and the order to commit to nothing. What the judge takes for right here, it takes for right anywhere.</summary>
    Vague,
}
