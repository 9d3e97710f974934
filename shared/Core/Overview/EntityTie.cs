namespace MemoryFunctions.Core.Overview;

/// <summary>That memories name two entities together.</summary>
/// <param name="One">The entity that is named more often.</param>
/// <param name="Other">The other one.</param>
/// <param name="Count">How many memories do.</param>
public sealed record EntityTie(KnownEntity One, KnownEntity Other, int Count);
