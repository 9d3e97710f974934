namespace MemoryFunctions.Bench.Locomo;

/// <summary>A line of a run file: the turns found for a question, best first.</summary>
internal sealed record RunLine(string Id, IReadOnlyList<string> Ranked);
