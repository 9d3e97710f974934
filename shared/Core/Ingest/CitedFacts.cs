using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Ingest;

/// <summary>What becomes of the facts that were stated from turns, where the turns go or move.</summary>
internal sealed class CitedFacts(IMemoryStore memories)
{
    /// <summary>The plan with the facts of its turns: those of a turn that goes go too, those of one that moves follow it.</summary>
    public async Task<DocumentPlan> FollowAsync(BankId bank, BankView view, DocumentPlan plan, CancellationToken cancellationToken)
    {
        var gone = plan.Retired.Select(turn => turn.Id).ToHashSet(StringComparer.Ordinal);
        var isOpen = IsOpen(plan.Before);
        var moved = plan.Patched.Where(patch => isOpen || HasMoved(patch)).ToDictionary(patch => patch.Unit.Id, StringComparer.Ordinal);
        if (gone.Count + moved.Count == 0)
        {
            return plan;
        }

        var facts = await memories.ReadCitingAsync(bank, view, [.. gone, .. moved.Keys], cancellationToken).ConfigureAwait(false);
        var (retired, patched, rescoped) = (plan.Retired.ToList(), plan.Patched.ToList(), new List<string>());
        foreach (var fact in facts)
        {
            if (fact.Unit.Cites.Any(gone.Contains))
            {
                retired.Add(DocumentMemory.Of(fact));
            }
            else
            {
                var patch = Move(fact, moved);
                patched.Add(patch);

                // Of what was moved by a change that did not end, nobody can tell any more how it was scoped before.
                if (isOpen || !patch.Unit.IsScopedAs(fact.Unit))
                {
                    rescoped.Add(fact.Unit.Id);
                }
            }
        }

        return plan with { Retired = retired, Patched = patched, Rescoped = rescoped };
    }

    /// <summary>Whether a change in several batches has begun and not ended: turns may have moved already, and their facts not yet.</summary>
    public static bool IsOpen(StoredDocument document) => document.IndexedVersion > 0 && document.Indexed.Count == 0;

    private static bool HasMoved(MemoryPatch patch) =>
        patch.Unit.SourceTurns[0] != patch.Before.Line
        || !string.Equals(patch.Unit.ChunkId, patch.Before.ChunkId, StringComparison.Ordinal)
        || !string.Equals(patch.Stamp, patch.Before.Stamp, StringComparison.Ordinal);

    /// <summary>The words stay, and what the model said about them; the place and what the caller says are the turns'.</summary>
    private static MemoryPatch Move(IndexedMemory fact, Dictionary<string, MemoryPatch> moved)
    {
        var lines = fact.Unit.Cites.Select((id, at) => moved.TryGetValue(id, out var turn) ? turn.Unit.SourceTurns[0] : fact.Unit.SourceTurns[at]).ToList();
        var lead = fact.Unit.Cites.Select(id => moved.GetValueOrDefault(id)).OfType<MemoryPatch>().First();
        var unit = fact.Unit with
        {
            SourceTurns = lines,
            ChunkId = moved.TryGetValue(fact.Unit.Cites[0], out var first) ? first.Unit.ChunkId : fact.Unit.ChunkId,
            Context = lead.Unit.Context,
            Metadata = lead.Unit.Metadata,
            Tags = lead.Unit.Tags,
            Scope = lead.Unit.Scope,
            UpdatedAt = lead.Unit.UpdatedAt,
        };
        return new MemoryPatch(unit, lead.Stamp, fact.Group, fact.Terms, fact.Index, DocumentMemory.Of(fact));
    }
}
