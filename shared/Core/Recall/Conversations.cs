namespace MemoryFunctions.Core.Recall;

/// <summary>How much of a question each document is about: the mean of what its best memories score by themselves.</summary>
internal sealed class Conversations
{
    private readonly Dictionary<uint, double> means;

    /// <param name="candidates">The candidates of all documents.</param>
    /// <param name="depth">How many memories of a document count; missing ones count 0.</param>
    public Conversations(IEnumerable<Candidate> candidates, int depth) => means = candidates
        .Where(candidate => candidate.Memory.Traits.Document != 0)
        .GroupBy(candidate => candidate.Memory.Traits.Document)
        .ToDictionary(group => group.Key, group => group.Select(candidate => candidate.Own).OrderDescending().Take(depth).Sum() / depth);

    public double Of(Candidate candidate) => means.GetValueOrDefault(candidate.Memory.Traits.Document);
}
