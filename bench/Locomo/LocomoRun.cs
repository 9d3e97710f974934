using System.Diagnostics;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>The protocol: one conversation is one bank, retained session by session, then asked question by question.</summary>
internal sealed class LocomoRun(Instance instance, Advance advance)
{
    public const int Depth = 30;

    // Thirty of the longest turns of the dataset take three thousand tokens.
    private const int MaxTokens = 8_192;

    private readonly Dictionary<string, IReadOnlyList<string>> run = new(StringComparer.Ordinal);
    private readonly List<Sample> recalls = [];
    private TimeSpan ingest;
    private TimeSpan recall;
    private int unknown;

    /// <summary>How many steps a run reports: sessions and questions.</summary>
    public static int StepsOf(LocomoDataset dataset) => dataset.Conversations.Sum(conversation => conversation.Sessions.Count) + dataset.Questions.Count;

    public async Task<LocomoOutcome> RunAsync(LocomoDataset dataset, CancellationToken cancellationToken)
    {
        var questions = Questions(dataset);
        foreach (var conversation in dataset.Conversations)
        {
            var bank = Bank(conversation);
            if (!instance.IsOwn)
            {
                await instance.Client.DeleteBankAsync(bank, cancellationToken);
            }

            await IngestAsync(bank, conversation, cancellationToken);
            await RecallAsync(bank, conversation, questions[conversation.Id], cancellationToken);
            if (!instance.IsOwn)
            {
                await instance.Client.DeleteBankAsync(bank, cancellationToken);
            }
        }

        return Outcome();
    }

    /// <summary>The conversations alone: what is then asked with <see cref="AskAsync"/>.</summary>
    public async Task IngestAsync(LocomoDataset dataset, CancellationToken cancellationToken)
    {
        foreach (var conversation in dataset.Conversations)
        {
            await IngestAsync(Bank(conversation), conversation, cancellationToken);
        }
    }

    /// <summary>The questions alone.</summary>
    public async Task<LocomoOutcome> AskAsync(LocomoDataset dataset, CancellationToken cancellationToken)
    {
        var questions = Questions(dataset);
        foreach (var conversation in dataset.Conversations)
        {
            await RecallAsync(Bank(conversation), conversation, questions[conversation.Id], cancellationToken);
        }

        return Outcome();
    }

    private static string Bank(LocomoConversation conversation) => $"bench-locomo-{conversation.Id}";

    private static ILookup<string, LocomoQuestion> Questions(LocomoDataset dataset) => dataset.Questions.ToLookup(question => question.Conv, StringComparer.Ordinal);

    private LocomoOutcome Outcome() => new(run, ingest, recall, recalls, unknown, run.Values.Count(ranked => ranked.Count < Depth));

    private async Task IngestAsync(string bank, LocomoConversation conversation, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var operations = new List<string>();
        foreach (var session in conversation.Sessions)
        {
            var reply = await instance.Client.RetainAsync(bank, RetainRequest.Later(session.Document), cancellationToken);
            operations.AddRange(reply.Read(HindsightJson.Default.RetainResponse).Operations);
        }

        await Operations.WaitAsync(instance.Client, bank, operations, _ => advance(), cancellationToken);
        ingest += Stopwatch.GetElapsedTime(started);
    }

    private async Task RecallAsync(
        string bank, LocomoConversation conversation, IEnumerable<LocomoQuestion> questions, CancellationToken cancellationToken)
    {
        var sessions = conversation.Sessions.ToDictionary(session => session.Document.DocumentId, StringComparer.Ordinal);
        var started = Stopwatch.GetTimestamp();
        foreach (var question in questions)
        {
            var request = new RecallRequest(question.Question, "high", MaxTokens);
            var reply = await instance.Client.RecallAsync(bank, request, cancellationToken);
            recalls.Add(Sample.Of(reply));
            var ranking = TurnRanking.Of(reply.Read(HindsightJson.Default.RecallResponse).Results, sessions);
            run[question.Id] = ranking.Turns;
            unknown += ranking.Unknown;
            advance();
        }

        recall += Stopwatch.GetElapsedTime(started);
    }
}
