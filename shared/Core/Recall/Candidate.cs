using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>A memory on its way through the ranking.</summary>
internal sealed class Candidate(MemoryCandidate memory)
{
    public MemoryCandidate Memory { get; } = memory;

    public double? Similarity { get; init; } = memory.Similarity;

    /// <summary>What its own words score.</summary>
    public double Keyword { get; set; }

    /// <summary>What the words of the turns around it score, by their distance.</summary>
    public double Around { get; set; }

    /// <summary>What meaning adds to its own words.</summary>
    public double Meaning { get; set; }

    /// <summary>What it scores by itself.</summary>
    public double Own => Keyword + Meaning;

    public double Final { get; set; }
}
