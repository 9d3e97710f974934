using System.Diagnostics;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Bench.Wire;
using Spectre.Console;

namespace MemoryFunctions.Bench.Latency;

/// <summary>Fills a bank of each size and asks it, first by few callers, then by more.</summary>
internal sealed class LatencyRun(Target target, IReadOnlyList<int> callers, int queries)
{
    private const int Seed = 20_240_101;
    private const int TurnsOfConversation = 20;
    private const int ConversationsOfRequest = 10;
    private const int WarmUp = 300;

    /// <summary>Measures one size, on an instance that has seen nothing else: so its memory is that of this size.</summary>
    public async Task<IReadOnlyList<LatencyRow>> RunAsync(IAnsiConsole console, int memories, CancellationToken cancellationToken)
    {
        await using var instance = await target.OpenAsync(cancellationToken);
        var bank = $"bench-latency-{memories}";
        if (!instance.IsOwn)
        {
            await instance.Client.DeleteBankAsync(bank, cancellationToken);
        }

        var steps = memories + ((queries + WarmUp) * callers.Count);
        var (filled, rows) = await ProgressReport.RunAsync(
            console, $"bank of {memories}", steps, advance => MeasureAsync(instance, bank, memories, advance, cancellationToken));
        var found = await instance.Client.CountMemoriesAsync(bank, cancellationToken);
        console.WriteLine($"bank of {memories}: {found} memories, filled in {Figures.Seconds(filled)} s; {instance.Description}");
        if (!instance.IsOwn)
        {
            await instance.Client.DeleteBankAsync(bank, cancellationToken);
        }

        return rows;
    }

    private async Task<(TimeSpan Filled, IReadOnlyList<LatencyRow> Rows)> MeasureAsync(
        Instance instance, string bank, int memories, Advance advance, CancellationToken cancellationToken)
    {
        var source = new SyntheticConversations(Seed);
        var started = Stopwatch.GetTimestamp();
        var conversations = await FillAsync(instance, bank, source, memories, advance, cancellationToken);
        var filled = Stopwatch.GetElapsedTime(started);
        var rows = new List<LatencyRow>();
        foreach (var count in callers)
        {
            await AskAsync(count, WarmUp);
            var before = instance.ProcessorTime;
            var load = await AskAsync(count, queries);
            rows.Add(new LatencyRow(memories, count, load, instance.ProcessorTime - before, instance.Memory?.Peak));
        }

        return (filled, rows);

        // Every question is a new one, as people's are: nothing that is remembered of earlier ones helps.
        Task<LoadResult> AskAsync(int count, int total)
        {
            string[] questions = [.. Enumerable.Range(0, total).Select(_ => source.NextQuestion(conversations))];
            return ClosedLoop.RunAsync(count, number => number < total, number => AskOneAsync(questions[number]));
        }

        async Task<HttpReply> AskOneAsync(string question)
        {
            var reply = await instance.Client.RecallAsync(bank, new RecallRequest(question), cancellationToken);
            advance();
            return reply;
        }
    }

    private static async Task<IReadOnlyList<RetainItem>> FillAsync(
        Instance instance, string bank, SyntheticConversations source, int memories, Advance advance, CancellationToken cancellationToken)
    {
        var conversations = new List<RetainItem>();
        for (var turns = 0; turns < memories; turns += TurnsOfConversation)
        {
            conversations.Add(source.Next(conversations.Count, Math.Min(TurnsOfConversation, memories - turns)));
        }

        foreach (var items in conversations.Chunk(ConversationsOfRequest))
        {
            var reply = await instance.Client.RetainAsync(bank, RetainRequest.Later(items), cancellationToken);
            var operations = reply.Read(HindsightJson.Default.RetainResponse).Operations;
            await Operations.WaitAsync(instance.Client, bank, operations, _ => { }, cancellationToken);
            advance(items.Sum(item => item.Content.Count(c => c == '\n') + 1));
        }

        return conversations;
    }
}
