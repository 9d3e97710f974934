using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>Reads the memories of ranked places for one recall, each once: what is known of them, and the rest in one read.</summary>
internal sealed class UnitReader(IMemoryStore memories, KnownMemories known, BankId bank, BankView view)
{
    private readonly Dictionary<string, MemoryUnit> units = new(StringComparer.Ordinal);

    /// <summary>Takes what is known of a memory, so that it need not be read, whatever is pushed out until then.</summary>
    /// <returns>False where it will have to be read.</returns>
    public bool Know(string id, string? version)
    {
        if (known.FindUnit(id, version) is not { } unit)
        {
            return false;
        }

        units[id] = unit;
        return true;
    }

    /// <summary>Takes a memory that was read.</summary>
    public void Take(VersionedMemory memory)
    {
        known.Keep(memory);
        units[memory.Unit.Id] = memory.Unit;
    }

    /// <summary>The memories by id, others that were read before among them; one that is not there was deleted since it was ranked.</summary>
    public async Task<IReadOnlyDictionary<string, MemoryUnit>> ReadAsync(IEnumerable<RankedMemory> places, CancellationToken cancellationToken)
    {
        var missing = places.Where(place => !units.ContainsKey(place.Id) && !Know(place.Id, place.Version)).Select(place => place.Id).ToList();
        if (missing.Count > 0)
        {
            foreach (var memory in await memories.ReadVersionedAsync(bank, view, missing, cancellationToken).ConfigureAwait(false))
            {
                Take(memory);
            }
        }

        return units;
    }
}
