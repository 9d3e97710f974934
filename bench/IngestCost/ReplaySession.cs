namespace MemoryFunctions.Bench.IngestCost;

/// <summary>A session of a conversation: one document, which grows by an exchange of two turns at a time.</summary>
/// <param name="Start">When its first exchange is saved.</param>
internal sealed record ReplaySession(string DocumentId, DateTimeOffset Start, IReadOnlyList<ReplayTurn> Turns)
{
    private const int TurnsPerExchange = 2;

    public int Exchanges => (Turns.Count + TurnsPerExchange - 1) / TurnsPerExchange;

    /// <summary>Characters of its turns.</summary>
    public long Length => Turns.Sum(turn => (long)turn.Line.Length);

    /// <summary>The turns of an exchange, counted from 0; the last may have one only.</summary>
    public IEnumerable<ReplayTurn> Exchange(int number) => Turns.Skip(number * TurnsPerExchange).Take(TurnsPerExchange);

    /// <summary>All turns up to an exchange and with it: what the recipe sends after it.</summary>
    public IEnumerable<ReplayTurn> Until(int number) => Turns.Take((number + 1) * TurnsPerExchange);
}
