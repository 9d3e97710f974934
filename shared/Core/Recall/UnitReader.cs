using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>Reads the memories of ranked places for one recall, each once: what is known of them, and the rest in one read.</summary>
internal sealed class UnitReader(IMemoryStore memories, KnownMemories known, BankId bank, BankView view)
{
    private readonly Dictionary<string, MemoryUnit> units = new(StringComparer.Ordinal);

    /// <summary>The memories by id, others that were read before among them; one that is not there was deleted since it was ranked.</summary>
    public async Task<IReadOnlyDictionary<string, MemoryUnit>> ReadAsync(IEnumerable<RankedMemory> places, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var place in places.Where(place => !units.ContainsKey(place.Id)))
        {
            if (known.FindUnit(place.Id, place.Version) is { } unit)
            {
                units.Add(place.Id, unit);
            }
            else
            {
                missing.Add(place.Id);
            }
        }

        if (missing.Count > 0)
        {
            foreach (var memory in await memories.ReadVersionedAsync(bank, view, missing, cancellationToken).ConfigureAwait(false))
            {
                known.Keep(memory);
                units[memory.Unit.Id] = memory.Unit;
            }
        }

        return units;
    }
}
