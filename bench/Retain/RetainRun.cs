using System.Collections.Concurrent;
using System.Diagnostics;
using MemoryFunctions.Bench.Latency;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Retain;

/// <summary>Callers that save short conversations, as fast as they are answered or at a rate, then the wait until all is recallable.</summary>
internal sealed class RetainRun(Instance instance, int callers, TimeSpan duration, int banks, int? perSecond)
{
    private const int Seed = 7;
    private const int Turns = 4;
    private const int WarmUp = 1_000;

    // Made beforehand and used again in turn: making them must not take time from the instance.
    private const int Conversations = 2_000;

    private readonly ConcurrentQueue<string>[] operations = [.. Enumerable.Range(0, banks).Select(_ => new ConcurrentQueue<string>())];
    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    public async Task<RetainOutcome> RunAsync(Advance second, CancellationToken cancellationToken)
    {
        var source = new SyntheticConversations(Seed);
        RetainItem[] conversations = [.. Enumerable.Range(0, Conversations).Select(number => source.Next(number, Turns))];

        await ClosedLoop.RunAsync(callers, number => number < WarmUp, number => SaveAsync("warm", number));
        await FollowAsync(cancellationToken);
        Array.ForEach(operations, queue => queue.Clear());
        var processor = instance.ProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var seconds = 0;
        var load = await ClosedLoop.RunAsync(callers, _ => GoesOn(), number => SaveAsync("save", number), perSecond);
        var saving = instance.ProcessorTime - processor;
        var (lags, indexed) = await FollowAsync(cancellationToken);
        return new RetainOutcome(load, lags, indexed, saving, instance.ProcessorTime - processor);

        bool GoesOn()
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            var last = Volatile.Read(ref seconds);
            if ((int)elapsed.TotalSeconds > last && Interlocked.CompareExchange(ref seconds, last + 1, last) == last)
            {
                second();
            }

            return elapsed < duration;
        }

        async Task<HttpReply> SaveAsync(string kind, int number)
        {
            var item = conversations[number % Conversations] with { DocumentId = $"{run}-{kind}-{number}" };
            var reply = await instance.Client.RetainAsync(BankOf(number % banks), RetainRequest.Later(item), cancellationToken);
            if (reply.IsSuccess)
            {
                foreach (var operation in reply.Read(HindsightJson.Default.RetainResponse).Operations)
                {
                    operations[number % banks].Enqueue(operation);
                }
            }

            return reply;
        }
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        for (var bank = 0; bank < banks; bank++)
        {
            await instance.Client.DeleteBankAsync(BankOf(bank), cancellationToken);
        }
    }

    // Asking costs the instance time too, so each bank's newest is waited for first; then the others need one look each.
    private async Task<(IReadOnlyList<double> Lags, TimeSpan Indexed)> FollowAsync(CancellationToken cancellationToken)
    {
        var states = new ConcurrentBag<OperationStatus>();
        await Parallel.ForEachAsync(Enumerable.Range(0, banks), cancellationToken, async (bank, token) =>
            await Operations.WaitAsync(instance.Client, BankOf(bank), operations[bank].Reverse(), states.Add, token));

        // The server's own times: no clock but one, and what asking takes does not count.
        var timed = states.Where(state => state is { CreatedAt: not null, CompletedAt: not null }).ToList();
        var lags = timed.Select(state => (state.CompletedAt!.Value - state.CreatedAt!.Value).TotalMilliseconds).ToList();
        return (lags, timed.Count == 0 ? TimeSpan.Zero : timed.Max(state => state.CompletedAt!.Value) - timed.Max(state => state.CreatedAt!.Value));
    }

    private string BankOf(int number) => $"bench-retain-{run}-{number}";
}
