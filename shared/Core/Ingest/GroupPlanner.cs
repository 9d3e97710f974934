using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// Works out what a change among facts means for what readers see: which fact of each group stands for it now, which ones are
/// superseded no longer, how many sources say it. All of it follows from the facts that are there, in whatever order they
/// came.
/// </summary>
internal sealed class GroupPlanner(IMemoryStore memories)
{
    private readonly KnownGroups known = new(memories);

    /// <summary>Facts as this planner's commits left them, where the change to come may have been planned before.</summary>
    private readonly Dictionary<string, DocumentMemory> rewritten = new(StringComparer.Ordinal);

    /// <summary>The change with all that follows from it.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="view">What there is before the change.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="statistics">Those of the view, or newer.</param>
    /// <param name="inPlace">Whether how many sources say a memory may be changed where it stands: nothing takes that back.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<FactChanges> CompleteAsync(
        BankId bank, BankView view, FactChanges change, BankStatistics statistics, bool inPlace, CancellationToken cancellationToken)
    {
        change = Refresh(change);
        var touched = new TouchedGroups(change);
        if (touched.IsEmpty)
        {
            return change;
        }

        await known.LearnAsync(bank, view, touched, statistics, cancellationToken).ConfigureAwait(false);
        var present = known.Take(touched);
        foreach (var hidden in present.Values.Where(fact => view.Hidden.Contains(fact.DocumentLife, StringComparer.Ordinal)).ToList())
        {
            present.Remove(hidden.Id); // its document went after the group was read
        }

        var after = After(present, change);
        var standing = Groups.Standing(touched.All, after)
            .ToDictionary(pair => pair.Key, pair => Counted(after[pair.Key], pair.Value), StringComparer.Ordinal);
        return await WriteAsync(bank, view, change, after, standing, inPlace, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where only the head of a group is known, one source joins those that it has.</summary>
    private Standing Counted(DocumentMemory fact, Standing standing) =>
        known.ProofsOf(fact.Group) is { } proofs ? standing with { Proofs = proofs + 1 } : standing;

    /// <summary>Reads in one go what completing the changes one after the other will need.</summary>
    public Task PrepareAsync(
        BankId bank, BankView view, IReadOnlyList<FactChanges> changes, BankStatistics statistics, CancellationToken cancellationToken) =>
        known.LearnAsync(bank, view, new TouchedGroups(changes), statistics, cancellationToken);

    /// <summary>To be called when a completed change is committed.</summary>
    public void Committed(FactChanges change)
    {
        known.Note(change);
        foreach (var fact in change.Added)
        {
            rewritten[fact.Unit.Id] = DocumentMemory.Of(fact);
        }
    }

    /// <summary>The facts of the touched groups and their superseders as they will be.</summary>
    private static Dictionary<string, DocumentMemory> After(Dictionary<string, DocumentMemory> after, FactChanges change)
    {
        foreach (var gone in change.Retired)
        {
            after.Remove(gone.Id);
        }

        foreach (var patch in change.Patched.Where(patch => after.ContainsKey(patch.Before.Id) || !string.Equals(patch.Group, patch.Before.Group, StringComparison.Ordinal)))
        {
            after[patch.Before.Id] = patch.Before with { Group = patch.Group, Line = patch.Unit.SourceTurns[0] };
        }

        foreach (var fact in change.Added)
        {
            after[fact.Unit.Id] = DocumentMemory.Of(fact);
        }

        return after;
    }

    private static IndexedMemory Apply(MemoryPatch patch, IndexedMemory fact) => fact with
    {
        Unit = patch.Of(fact.Unit) with { ProofCount = fact.Unit.ProofCount },
        Stamp = patch.Stamp,
        Group = patch.Group,
        Terms = patch.MovesOnly ? fact.Terms : patch.Terms,
        Index = patch.MovesOnly ? fact.Index : patch.Index,
    };

    private FactChanges Refresh(FactChanges change) => rewritten.Count == 0 ? change : change with
    {
        Retired = [.. change.Retired.Select(fact => rewritten.GetValueOrDefault(fact.Id, fact))],
        Patched = [.. change.Patched.Select(patch => rewritten.TryGetValue(patch.Before.Id, out var now) ? patch with { Before = now } : patch)],
    };

    private async Task<FactChanges> WriteAsync(
        BankId bank,
        BankView view,
        FactChanges change,
        Dictionary<string, DocumentMemory> after,
        IReadOnlyDictionary<string, Standing> standing,
        bool inPlace,
        CancellationToken cancellationToken)
    {
        var added = change.Added
            .Select(fact => standing.TryGetValue(fact.Unit.Id, out var its) ? fact with { Shown = its.Shown, Unit = fact.Unit with { ProofCount = its.Proofs } } : fact)
            .ToList();
        var isNew = added.Select(fact => fact.Unit.Id).ToHashSet(StringComparer.Ordinal);
        var old = after.Values.Where(fact => !isNew.Contains(fact.Id) && standing.ContainsKey(fact.Id)).ToList();
        var turned = old
            .Where(fact => standing[fact.Id] is var its && (its.Shown != fact.Shown || (!inPlace && fact.Shown && its.Proofs != fact.ProofCount)))
            .ToDictionary(fact => fact.Id, StringComparer.Ordinal);
        var proven = old
            .Where(fact => !turned.ContainsKey(fact.Id) && fact.Shown && standing[fact.Id].Proofs != fact.ProofCount)
            .Select(fact => new ProofChange(fact.Key, standing[fact.Id].Proofs));
        if (turned.Count == 0)
        {
            return change with { Added = added, Proven = [.. change.Proven, .. proven] };
        }

        // A fact that goes in or out of sight is written anew, so that a reader of the version before sees it as it was then.
        var patches = change.Patched.Where(patch => turned.ContainsKey(patch.Before.Id)).ToDictionary(patch => patch.Before.Id, StringComparer.Ordinal);
        foreach (var fact in await memories.ReadFactsAsync(bank, view, turned.Keys, cancellationToken).ConfigureAwait(false))
        {
            var its = standing[fact.Unit.Id];
            var now = patches.TryGetValue(fact.Unit.Id, out var patch) ? Apply(patch, fact) : fact;
            added.Add(now with { Shown = its.Shown, Revision = fact.Revision + 1, Unit = now.Unit with { ProofCount = its.Proofs } });
        }

        return change with
        {
            Added = added,
            Patched = [.. change.Patched.Where(patch => !turned.ContainsKey(patch.Before.Id))],
            Retired = [.. change.Retired, .. turned.Values.Select(fact => patches.TryGetValue(fact.Id, out var patch) ? patch.Before : fact)],
            Proven = [.. change.Proven, .. proven],
        };
    }
}
