namespace MemoryFunctions.Core.Overview;

/// <summary>That two memories hang together.</summary>
/// <param name="From">The newer one, or the one that was stated from the other.</param>
/// <param name="To">The other one.</param>
/// <param name="Entity">Whom both name; null where one was stated from the other.</param>
public sealed record MemoryTie(string From, string To, string? Entity);
