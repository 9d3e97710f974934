using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Joins what the arms brought: each memory once, with how near it is where an arm saw that, and with what it is ranked by, from what
/// is known of it or in one read for all that is not.
/// </summary>
/// <param name="memories">The store.</param>
/// <param name="known">What is known.</param>
/// <param name="units">Gets the memories as they are shown, where they came along.</param>
/// <param name="isLastRead">
/// Whether nothing may be read after this: a memory of which only a name came then counts as known where it can be shown too.
/// </param>
internal sealed class CandidateReader(IMemoryStore memories, KnownMemories known, UnitReader units, bool isLastRead)
{
    private readonly Dictionary<string, MemoryCandidate> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> similarities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Candidate> joined = new(StringComparer.Ordinal);

    /// <summary>What is whole so far, in an order that does not depend on the store: all of it, once <see cref="ReadAsync"/> has succeeded.</summary>
    public IReadOnlyList<Candidate> Joined() => [.. joined.Values.OrderBy(candidate => candidate.Memory.Id, StringComparer.Ordinal)];

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

        var missing = Join(bank);
        if (missing.Count > 0)
        {
            var read = await memories.ReadWholeAsync(bank, view, missing, cancellationToken).ConfigureAwait(false);

            // One that is not there any more was deleted since the search saw it.
            missing.ForEach(id => joined.Remove(id));
            foreach (var memory in read)
            {
                known.Keep(memory.Candidate);
                units.Take(memory.Shown);
                Add(memory.Candidate);
            }
        }

        return Joined();
    }

    /// <summary>Joins what is known, and says what is to be read.</summary>
    private List<string> Join(BankId bank)
    {
        var (missing, ranked, shown) = (new List<string>(), 0, 0);
        foreach (var memory in seen.Values)
        {
            var whole = known.Find(memory);
            var canBeShown = !isLastRead || units.Know(memory.Id, memory.Version);
            ranked += whole is null ? 0 : 1;
            shown += whole is null || !canBeShown ? 0 : 1;
            if (whole is null && memory.IsWhole)
            {
                known.Keep(memory);
                whole = memory;
            }

            if (whole is not null)
            {
                Add(whole);
            }

            if (!memory.IsWhole && (whole is null || !canBeShown))
            {
                missing.Add(memory.Id);
            }
        }

        known.Report(bank, seen.Count, ranked, isLastRead ? shown : null);
        return missing;
    }

    private void Add(MemoryCandidate whole) =>
        joined[whole.Id] = new Candidate(whole) { Similarity = similarities.TryGetValue(whole.Id, out var similarity) ? similarity : null };
}
