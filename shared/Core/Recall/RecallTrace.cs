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
    /// <summary>What the bank's owner has switched off, such as <c>temporal</c>.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];
}
