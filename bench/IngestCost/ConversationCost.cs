namespace MemoryFunctions.Bench.IngestCost;

/// <summary>What replaying a conversation, or several together, came to.</summary>
/// <param name="Said">Characters of all turns, each once.</param>
/// <param name="Slowest">The longest from the call that saved a turn until it was recallable; null where one never was.</param>
/// <param name="Unread">Turns that the model was never asked about.</param>
internal sealed record ConversationCost(string Name, int Exchanges, CallCount Sent, long Said, TimeSpan? Slowest, int Unread)
{
    public double CallsPerExchange => (double)Sent.Calls / Exchanges;

    public double TokensPerExchange => (double)Sent.Tokens / Exchanges;

    /// <summary>Text sent over text said.</summary>
    public double Repetition => (double)Sent.Characters / Said;

    public static ConversationCost Total(IReadOnlyList<ConversationCost> all) => new(
        "all",
        all.Sum(cost => cost.Exchanges),
        new CallCount(all.Sum(cost => cost.Sent.Calls), all.Sum(cost => cost.Sent.Tokens), all.Sum(cost => cost.Sent.Characters)),
        all.Sum(cost => cost.Said),
        all.Any(cost => cost.Slowest is null) ? null : all.Max(cost => cost.Slowest),
        all.Sum(cost => cost.Unread));
}
