namespace MemoryFunctions.Core.Recall;

/// <summary>How an answer came about.</summary>
/// <param name="Terms">The analysed terms of the question.</param>
/// <param name="Candidates">How many candidates each arm brought.</param>
/// <param name="Milliseconds">The time that each stage took.</param>
public sealed record RecallTrace(
    IReadOnlyList<string> Terms,
    IReadOnlyDictionary<string, int> Candidates,
    IReadOnlyDictionary<string, double> Milliseconds)
{
    /// <summary>Where each result stood for each arm that saw it (<c>keyword</c>, <c>semantic</c>, <c>temporal</c>) and for all together (<c>fused</c>), from 1, by its id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Ranks { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, int>>(StringComparer.Ordinal);

    /// <summary>What the bank's owner has switched off, such as <c>temporal</c>.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];
}
