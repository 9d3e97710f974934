namespace MemoryFunctions.Bench.IngestCost;

/// <summary>What other ways of saving the same conversations cost, counted in the same way; tokens and calls of an exchange.</summary>
internal sealed record ReferencePoints(CostPerExchange Transcript, CostPerExchange Delta, CostPerExchange EveryFifth)
{
    private const int Batch = 5;

    public static ReferencePoints Of(IReadOnlyList<ReplayConversation> conversations)
    {
        var sessions = conversations.SelectMany(conversation => conversation.Sessions).ToList();
        double exchanges = sessions.Sum(session => session.Exchanges);
        var text = sessions.Sum(session => CountingExtractor.TokensOf(session.Length)) / exchanges;
        var transcripts = sessions.Sum(session => Enumerable.Range(0, session.Exchanges)
            .Sum(exchange => CountingExtractor.TokensOf(session.Until(exchange).Sum(turn => (long)turn.Line.Length)))) / exchanges;
        var calls = sessions.Sum(session => (session.Exchanges + Batch - 1) / Batch) / exchanges;
        return new ReferencePoints(
            new CostPerExchange(CountingExtractor.Prompt + transcripts, 1),
            new CostPerExchange(CountingExtractor.Prompt + text, 1),
            new CostPerExchange((CountingExtractor.Prompt * calls) + text, calls));
    }
}
