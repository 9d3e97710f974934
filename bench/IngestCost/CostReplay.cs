using System.Globalization;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.IngestCost;

/// <summary>
/// The per-user recipe: after each exchange the whole session so far is saved again under its document id, in the client's
/// default call, and nobody asks for anything to be flushed.
/// </summary>
internal sealed class CostReplay(Advance exchange)
{
    private static readonly TimeSpan BetweenExchanges = TimeSpan.FromSeconds(30);

    /// <summary>Past the longest that the second stage waits for more text.</summary>
    private static readonly TimeSpan Tail = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Enough of a turn to find it by in a listing.</summary>
    private const int PartLength = 80;

    public async Task<ConversationCost> RunAsync(ReplayConversation conversation, CancellationToken cancellationToken)
    {
        await using var service = await VirtualService.StartAsync(conversation.Sessions[0].Start, cancellationToken);
        TimeSpan? slowest = TimeSpan.Zero;
        foreach (var session in conversation.Sessions)
        {
            // Where the session before lasted past this one's date, this one follows it.
            var start = session.Start > service.Now ? session.Start : service.Now;
            for (var number = 0; number < session.Exchanges; number++)
            {
                await service.AdvanceToAsync(start + (number * BetweenExchanges), cancellationToken);
                var saved = service.Now;
                await SaveAsync(service.Client, conversation.Id, session, number, cancellationToken);
                var lag = await WaitAsync(service, conversation.Id, session.Exchange(number), saved, cancellationToken);
                slowest = lag is null || slowest is null ? null : lag > slowest ? lag : slowest;
                exchange();
            }
        }

        await service.AdvanceToAsync(service.Now + Tail, cancellationToken);
        var unread = conversation.Sessions.SelectMany(session => session.Turns).Count(turn => !service.Extractor.WasAsked(turn.Speaker, turn.Text));
        return new ConversationCost(conversation.Id, conversation.Exchanges, service.Extractor.Count, conversation.Length, slowest, unread);
    }

    private static async Task SaveAsync(HindsightHttp client, string bank, ReplaySession session, int number, CancellationToken cancellationToken)
    {
        var time = session.Start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var item = new RetainItem(string.Join('\n', session.Until(number).Select(turn => turn.Line)), session.DocumentId, time);
        var reply = await client.RetainAsync(bank, RetainRequest.Now(item), cancellationToken);
        reply.Read(HindsightJson.Default.RetainResponse);
    }

    /// <summary>How long after the call the turns were there; null where they never came.</summary>
    private static async Task<TimeSpan?> WaitAsync(
        VirtualService service, string bank, IEnumerable<ReplayTurn> turns, DateTimeOffset saved, CancellationToken cancellationToken)
    {
        foreach (var turn in turns)
        {
            while (!await IsThereAsync(service.Client, bank, turn, cancellationToken))
            {
                if (service.Now - saved > Patience)
                {
                    return null;
                }

                await service.AdvanceToAsync(service.Now + Look, cancellationToken);
            }
        }

        return service.Now - saved;
    }

    private static async Task<bool> IsThereAsync(HindsightHttp client, string bank, ReplayTurn turn, CancellationToken cancellationToken)
    {
        var part = turn.Line.Length <= PartLength || char.IsHighSurrogate(turn.Line[PartLength - 1]) ? turn.Line : turn.Line[..PartLength];
        var found = await client.FindMemoriesAsync(bank, part, cancellationToken);
        return found.Any(memory => string.Equals(memory.Text, turn.Line, StringComparison.Ordinal));
    }
}
