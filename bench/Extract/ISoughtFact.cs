namespace MemoryFunctions.Bench.Extract;

/// <summary>A fact that a listing is searched for.</summary>
internal interface ISoughtFact
{
    string Id { get; }

    /// <summary>Patterns (<see cref="FactPattern"/>); a statement is this fact if it matches one of them.</summary>
    IReadOnlyList<string> Any { get; }

    /// <summary>How it might be put: what the patterns are checked with.</summary>
    string Example { get; }
}
