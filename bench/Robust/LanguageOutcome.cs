namespace MemoryFunctions.Bench.Robust;

/// <param name="Missed">The memories that were not among the first five, with the words that they were asked by.</param>
internal sealed record LanguageOutcome(string Name, int Memories, IReadOnlyList<string> Missed)
{
    public double Recall5 => 1 - ((double)Missed.Count / Memories);
}
