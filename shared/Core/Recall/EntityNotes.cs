using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>What the results of a recall say of the entities that they name.</summary>
public static class EntityNotes
{
    /// <summary>
    /// The entities in the order of the results, as many as their names fit, each with the results that mention it, observations
    /// first, as many as their texts still fit: the first of each entity before the second of any.
    /// </summary>
    /// <param name="results">The results, best first.</param>
    /// <param name="tokens">What names and texts may take together.</param>
    public static IReadOnlyList<EntityNote> Of(IReadOnlyList<RecalledMemory> results, int tokens)
    {
        var memories = results.Select(result => result.Memory).OrderByDescending(Observation.IsOne).ToList();
        var notes = new List<(EntityNote Note, Queue<MemoryUnit> Waiting, List<MemoryUnit> Taken)>();
        foreach (var name in results.SelectMany(result => result.Memory.Entities).Distinct(StringComparer.Ordinal))
        {
            tokens -= TokenEstimate.Of(name);
            if (tokens < 0)
            {
                break;
            }

            var taken = new List<MemoryUnit>();
            notes.Add((new EntityNote(name, taken), new Queue<MemoryUnit>(memories.Where(memory => memory.Entities.Contains(name, StringComparer.Ordinal))), taken));
        }

        for (var waiting = notes; waiting.Count > 0 && tokens > 0; waiting = [.. waiting.Where(note => note.Waiting.Count > 0)])
        {
            foreach (var note in waiting)
            {
                var memory = note.Waiting.Dequeue();
                if (TokenEstimate.Of(memory.Text) is var cost && cost <= tokens)
                {
                    tokens -= cost;
                    note.Taken.Add(memory);
                }
            }
        }

        return [.. notes.Select(note => note.Note)];
    }
}
