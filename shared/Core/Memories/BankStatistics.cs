namespace MemoryFunctions.Core.Memories;

/// <summary>What ranking needs to know of a bank as a whole. Changes with the memories, in the same batch.</summary>
/// <param name="Memories">How many memories there are.</param>
/// <param name="Length">The number of terms of all memories' own turns.</param>
/// <param name="Frequencies">In how many memories' own turns each term stands.</param>
public sealed record BankStatistics(int Memories, long Length, TermSketch Frequencies)
{
    public static readonly BankStatistics Empty = new(0, 0, TermSketch.Empty);

    /// <summary>Whether people have reworded or taken away memories: words that the bank has met may not be counted.</summary>
    public bool Curated { get; init; }

    /// <summary>The mean number of terms of a memory, at least 1.</summary>
    public double MeanLength => Memories == 0 ? 1 : Math.Max(1, (double)Length / Memories);

    /// <summary>The statistics after some memories came and some went.</summary>
    public BankStatistics Change(IReadOnlyCollection<TermIndex> added, IReadOnlyCollection<TermIndex> removed) => this with
    {
        Memories = Math.Max(0, Memories + added.Count - removed.Count),
        Length = Math.Max(0, Length + added.Sum(index => (long)index.Length(0)) - removed.Sum(index => (long)index.Length(0))),
        Frequencies = Frequencies.Change(added.SelectMany(index => index.Own()), removed.SelectMany(index => index.Own())),
    };
}
