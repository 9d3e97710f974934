using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Joins what the arms brought: each memory once, with how near it is where an arm saw that, and with what it is ranked by, from what
/// is known of it or in one read for all that is not.
/// </summary>
internal sealed class CandidateReader(IMemoryStore memories, KnownMemories known)
{
    private readonly Dictionary<string, MemoryCandidate> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> similarities = new(StringComparer.Ordinal);
    private readonly List<Candidate> joined = [];

    /// <summary>What is whole so far, in an order that does not depend on the store: all of it, once <see cref="ReadAsync"/> has succeeded.</summary>
    public IReadOnlyList<Candidate> Joined() => [.. joined.OrderBy(candidate => candidate.Memory.Id, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<Candidate>> ReadAsync(
        BankId bank, BankView view, IEnumerable<IReadOnlyList<MemoryCandidate>> found, CancellationToken cancellationToken)
    {
        foreach (var memory in found.SelectMany(arm => arm))
        {
            if (!seen.TryGetValue(memory.Id, out var before) || (memory.IsWhole && !before.IsWhole))
            {
                seen[memory.Id] = memory;
            }

            if (memory.Similarity is { } similarity)
            {
                similarities.TryAdd(memory.Id, similarity);
            }
        }

        var (missing, wasKnown) = (new List<string>(), 0);
        foreach (var memory in seen.Values)
        {
            var whole = known.Find(memory);
            wasKnown += whole is null ? 0 : 1;
            if (whole is null && memory.IsWhole)
            {
                known.Keep(memory);
                whole = memory;
            }

            if (whole is null)
            {
                missing.Add(memory.Id);
            }
            else
            {
                Add(whole);
            }
        }

        known.Report(bank, wasKnown, seen.Count);
        if (missing.Count > 0)
        {
            // One that is not there any more was deleted since the search saw it.
            foreach (var whole in await memories.ReadCandidatesAsync(bank, view, missing, cancellationToken).ConfigureAwait(false))
            {
                known.Keep(whole);
                Add(whole);
            }
        }

        return Joined();
    }

    private void Add(MemoryCandidate whole) =>
        joined.Add(new Candidate(whole) { Similarity = similarities.TryGetValue(whole.Id, out var similarity) ? similarity : null });
}
