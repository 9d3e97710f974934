using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>The turns that recalled memories came from, each once, best first.</summary>
/// <param name="Unknown">Sources that no turn of the conversation stands for: an error of the service.</param>
internal sealed record TurnRanking(IReadOnlyList<string> Turns, int Unknown)
{
    public static TurnRanking Of(IReadOnlyList<RecallResult> results, IReadOnlyDictionary<string, LocomoSession> sessions)
    {
        var turns = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var unknown = 0;
        foreach (var result in results)
        {
            if (result.DocumentId is null || result.SourceTurns is not { Count: > 0 } lines || !sessions.TryGetValue(result.DocumentId, out var session))
            {
                unknown++;
                continue;
            }

            foreach (var line in lines)
            {
                if (line < 0 || line >= session.TurnIds.Count)
                {
                    unknown++;
                }
                else if (seen.Add(session.TurnIds[line]))
                {
                    turns.Add(session.TurnIds[line]);
                }
            }
        }

        return new TurnRanking(turns, unknown);
    }
}
