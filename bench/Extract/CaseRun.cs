using System.Text.Json;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Extract;

/// <summary>One case through HTTP: its sessions retained and flushed one after the other, the facts listed after each.</summary>
internal sealed class CaseRun(Instance instance, TimeSpan patience)
{
    /// <summary>What the service made of it. A case that it could not read is an outcome too, with the reason.</summary>
    public async Task<CaseOutcome> RunAsync(ExtractCase one, CancellationToken cancellationToken)
    {
        var bank = $"bench-extract-{one.Id}";
        try
        {
            if (!instance.IsOwn)
            {
                await instance.Client.DeleteBankAsync(bank, cancellationToken);
            }

            var outcome = await RunAsync(bank, one, cancellationToken);
            if (!instance.IsOwn)
            {
                await instance.Client.DeleteBankAsync(bank, cancellationToken);
            }

            return outcome;
        }
        catch (BenchException e)
        {
            return new CaseOutcome(one, [], Usage: null, []) { Failure = e.Message };
        }
    }

    private async Task<CaseOutcome> RunAsync(string bank, ExtractCase one, CancellationToken cancellationToken)
    {
        var profile = await instance.Client.PutBankAsync(bank, GuidanceRequest.Of(one.Guidance), cancellationToken);
        profile.RequireSuccess();

        var listings = new List<IReadOnlyList<StatedFact>>();
        var documents = new Dictionary<string, CaseSession>(StringComparer.Ordinal);
        TokenUsage? usage = null;
        foreach (var (number, session) in one.Sessions.Index())
        {
            var document = $"session-{number + 1}";
            documents.Add(document, session);
            var item = new RetainItem(ContentOf(session), document, session.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
            var retained = await instance.Client.RetainAsync(bank, RetainRequest.Now(item), cancellationToken);
            retained.RequireSuccess();
            if (await Flush.RunAsync(instance.Client, bank, patience, cancellationToken) is { } spent)
            {
                usage = (usage ?? TokenUsage.None) + spent;
            }

            listings.Add(await FactListing.ReadAsync(instance.Client, bank, documents, cancellationToken));
        }

        return new CaseOutcome(one, listings, usage, profile.Ignored);
    }

    // As messages, because a turn may have several lines.
    private static string ContentOf(CaseSession session) =>
        JsonSerializer.Serialize([.. session.Turns.Select(turn => new TurnMessage(turn.Speaker, turn.Text))], ExtractJson.Default.TurnMessageArray);
}
