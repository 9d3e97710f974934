using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Observe;

/// <summary>What a change among facts leaves to do for observations.</summary>
internal static class ObservationAgenda
{
    /// <summary>When facts are looked at that an observation went from, or that came into sight again.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);

    /// <summary>The header with what is left to do; its time is that of the change.</summary>
    public static BankHeader After(BankHeader header, FactChanges change)
    {
        var at = header.UpdatedAt + Delay;

        // Where nothing was ever looked at, and nobody is at it just now, everything will be.
        return header is { Observing.Version: 0, Extraction: null } ? header
            : change.Again.Count > 0 ? header with { Observing = header.Observing.LookAgain(change.Again, at) }
            : change.Added.Any(ComesAgain) ? header with { Observing = header.Observing.NotLaterThan(at) }
            : header;
    }

    private static bool ComesAgain(IndexedMemory fact) => fact is { Shown: true, Revision: > 0 } && fact.Unit.Cites.Count > 0 && !Observation.IsOne(fact.Unit);
}
