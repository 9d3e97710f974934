using System.CommandLine;
using System.Globalization;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Locomo;
using MemoryFunctions.Bench.Measuring;
using Spectre.Console;

namespace MemoryFunctions.Bench.IngestCost;

/// <summary><c>bench ingest-cost</c>: what remembering a conversation costs in calls to a model and tokens.</summary>
internal static class IngestCostCommand
{
    private const int WarmUpTurns = 12;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = $"The folder with {LocomoDataset.TurnsFile}; not with --long", HelpName = "dir" };
        var isLong = new Option<bool>("--long")
        {
            Description = $"Made-up conversations of {LongConversations.MessageLength}-character messages instead of a dataset",
        };
        var command = new Command(
            "ingest-cost",
            "Model calls and prompt tokens for each exchange, while conversations are saved anew after every exchange, in virtual time.") { data, isLong };
        command.Validators.Add(result =>
        {
            var folder = result.GetValue(data);
            if (folder is null == !result.GetValue(isLong))
            {
                result.AddError("Either --data or --long.");
            }
            else if (folder is not null && !File.Exists(Path.Combine(folder.FullName, LocomoDataset.TurnsFile)))
            {
                result.AddError($"--data: there is no {LocomoDataset.TurnsFile} in '{folder}'.");
            }
        });
        command.Run(async (arguments, console, cancellationToken) =>
        {
            var conversations = arguments.GetValue(data) is { } folder
                ? ReplayConversation.Of(await JsonLines.ReadAsync(Path.Combine(folder.FullName, LocomoDataset.TurnsFile), LocomoJson.Default.LocomoTurn, cancellationToken))
                : LongConversations.Make();
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Each session saved whole after each exchange, 30 s apart, as the client does by default; {CountingExtractor.Prompt} tokens a call and text by four characters a token"));
            var costs = await ProgressReport.RunAsync(
                console,
                "exchanges",
                conversations.Sum(conversation => conversation.Exchanges),
                advance => ReplayAsync(conversations, advance, cancellationToken));
            var isMet = IngestCostReport.Write(console, costs, ReferencePoints.Of(conversations), isShort: !arguments.GetValue(isLong));
            return isMet ? 0 : 1;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ConversationCost>> ReplayAsync(
        IReadOnlyList<ReplayConversation> conversations, Advance advance, CancellationToken cancellationToken)
    {
        // How soon a turn is recallable is asked of a warm instance: what runs for the first time is compiled first.
        var warmUp = conversations[0].Sessions[0];
        await new CostReplay(static _ => { }).RunAsync(
            new ReplayConversation("warm-up", [warmUp with { Turns = [.. warmUp.Turns.Take(WarmUpTurns)] }]), cancellationToken);

        var costs = new List<ConversationCost>(conversations.Count);
        foreach (var conversation in conversations)
        {
            costs.Add(await new CostReplay(advance).RunAsync(conversation, cancellationToken));
        }

        return costs;
    }
}
