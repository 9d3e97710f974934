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
    private const int WarmUp = 1_500;
    private const int FloorCalls = 500;

    /// <summary>As many questions as one of so many are asked once more with a trace.</summary>
    private const int TracedEach = 10;

    /// <summary>Measures one size, on an instance that has seen nothing else: so its memory is that of this size.</summary>
    public async Task<LatencyResult> RunAsync(IAnsiConsole console, int memories, CancellationToken cancellationToken)
    {
        await using var instance = await target.OpenAsync(cancellationToken);
        var bank = $"bench-latency-{memories}";
        if (!instance.IsOwn)
        {
            await instance.Client.DeleteBankAsync(bank, cancellationToken);
        }

        var steps = memories + ((queries + WarmUp) * callers.Count) + queries + (queries / TracedEach);
        var (filled, rows, stages) = await ProgressReport.RunAsync(
            console, $"bank of {memories}", steps, advance => MeasureAsync(instance, bank, memories, advance, cancellationToken));
        var found = await instance.Client.CountMemoriesAsync(bank, cancellationToken);
        console.WriteLine($"bank of {memories}: {found} memories, filled in {Figures.Seconds(filled)} s; {instance.Description}");
        var cold = instance.IsOwn ? await RestartAsync(instance, bank, cancellationToken) : null;
        if (!instance.IsOwn)
        {
            await instance.Client.DeleteBankAsync(bank, cancellationToken);
        }

        var floor = await LatencyFloor.MeasureAsync(memories, Math.Min(queries, FloorCalls), cancellationToken);
        return new LatencyResult(memories, [.. rows, floor], stages, cold);
    }

    private async Task<(TimeSpan Filled, IReadOnlyList<LatencyRow> Rows, IReadOnlyDictionary<string, double> Stages)> MeasureAsync(
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
            rows.Add(await CountAsync(LatencyKind.Distinct, count, () => AskAsync(count, queries)));
        }

        var again = source.NextQuestion(conversations);
        rows.Add(await CountAsync(LatencyKind.Repeated, 1, () => ClosedLoop.RunAsync(1, number => number < queries, _ => AskOneAsync(again))));
        return (filled, rows, await TraceAsync());

        async Task<LatencyRow> CountAsync(LatencyKind kind, int count, Func<Task<LoadResult>> ask)
        {
            var (processor, allocated) = (instance.ProcessorTime, instance.Allocations?.Total);
            var load = await ask();
            var bytes = allocated is { } before ? instance.Allocations?.Total.Since(before, load.Elapsed) : null;
            return new LatencyRow(kind, memories, count, load, instance.ProcessorTime - processor, bytes, instance.Memory?.Peak);
        }

        // Apart from the others, so that writing the trace costs them nothing.
        async Task<IReadOnlyDictionary<string, double>> TraceAsync()
        {
            var traces = new List<IReadOnlyDictionary<string, double>>();
            for (var number = 0; number < queries / TracedEach; number++)
            {
                var request = new RecallRequest(source.NextQuestion(conversations), Trace: true);
                var reply = await instance.Client.RecallAsync(bank, request, cancellationToken);
                traces.AddRange(reply.Read(HindsightJson.Default.RecallResponse).Trace is { } trace ? [trace.Milliseconds] : []);
                advance();
            }

            return traces.SelectMany(trace => trace).GroupBy(stage => stage.Key, StringComparer.Ordinal)
                .ToDictionary(stage => stage.Key, stage => stage.Sum(time => time.Value) / traces.Count, StringComparer.Ordinal);
        }

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

    private static async Task<ColdRecall> RestartAsync(Instance instance, string bank, CancellationToken cancellationToken)
    {
        var ready = await instance.RestartAsync(cancellationToken);
        var reply = await instance.Client.RecallAsync(bank, new RecallRequest("What did Anna say about the garden?"), cancellationToken);
        reply.RequireSuccess();
        return new ColdRecall(ready, reply.Elapsed);
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
