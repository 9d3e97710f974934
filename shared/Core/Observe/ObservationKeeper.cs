using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Observe;

/// <summary>
/// Takes observations away together with a fact that bore them out: what it said must not be read in them any longer. The
/// other facts are looked at again.
/// </summary>
internal sealed class ObservationKeeper(IMemoryStore memories)
{
    /// <summary>The change with the observations that go with it.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="view">What there is before the change.</param>
    /// <param name="change">A change that is complete otherwise.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<FactChanges> FollowAsync(BankId bank, BankView view, FactChanges change, CancellationToken cancellationToken)
    {
        var stays = change.Added.Where(fact => fact.Shown).Select(fact => fact.Unit.Id).ToHashSet(StringComparer.Ordinal);
        var lost = change.Retired
            .Where(fact => fact is { Shown: true, IsTurn: false, IsObservation: false } && !stays.Contains(fact.Id))
            .Select(fact => fact.Id)
            .Concat(change.Rescoped)
            .ToHashSet(StringComparer.Ordinal);
        if (lost.Count == 0)
        {
            return change;
        }

        var citing = await memories.ReadCitingAsync(bank, view, lost, cancellationToken).ConfigureAwait(false);
        var going = citing.Where(fact => Observation.IsOne(fact.Unit)).ToList();
        return change with
        {
            Retired = [.. change.Retired, .. going.Select(DocumentMemory.Of)],
            Again = [.. change.Again.Concat(change.Rescoped).Concat(going.SelectMany(observation => observation.Unit.Cites)).Distinct(StringComparer.Ordinal)],
        };
    }
}
