using System.Collections.Concurrent;
using MemoryFunctions.Bench.Latency;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Throughput;

/// <summary>Saves documents without waiting for any, then waits until the last is recallable.</summary>
internal sealed class ThroughputRun(Instance instance, int banks, int callers)
{
    private const int Seed = 13;
    private const int Turns = 4;
    private const int WarmUp = 500;

    // Made beforehand and used again in turn: making them must not take time from the instance.
    private const int Conversations = 2_000;

    private readonly IReadOnlyList<RetainItem> conversations = Make();

    /// <param name="documents">How many.</param>
    /// <param name="saved">Told of each that is saved.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BenchException">A document was refused, or ended in another way than recallable.</exception>
    public async Task<ThroughputOutcome> RunAsync(int documents, Advance saved, CancellationToken cancellationToken)
    {
        await PassAsync("warm", WarmUp, static _ => { }, cancellationToken);
        var processor = instance.ProcessorTime;
        var (states, memory) = await PassAsync("through", documents, saved, cancellationToken);
        return ThroughputOutcome.Of(states, instance.ProcessorTime - processor, memory, instance.Memory!.Peak);
    }

    private async Task<(IReadOnlyList<OperationStatus> States, long Memory)> PassAsync(
        string kind, int count, Advance saved, CancellationToken cancellationToken)
    {
        ConcurrentQueue<string>[] operations = [.. Enumerable.Range(0, banks).Select(_ => new ConcurrentQueue<string>())];
        var load = await ClosedLoop.RunAsync(callers, number => number < count, async number =>
        {
            var item = conversations[number % Conversations] with { DocumentId = $"{kind}-{number}" };
            var reply = await instance.Client.RetainAsync(BankOf(number % banks), RetainRequest.Later(item), cancellationToken);
            foreach (var operation in reply.Read(HindsightJson.Default.RetainResponse).Operations)
            {
                operations[number % banks].Enqueue(operation);
            }

            saved();
            return reply;
        });
        if (load.Errors > 0)
        {
            throw new BenchException($"{load.Errors} of {count} documents were not saved.");
        }

        // Asking costs the instance time too: one bank after the other, the last first, and its newest operation first. While there
        // is work the first wait takes most of it, and the others need one look each.
        var memory = instance.Memory!.Peak;
        var states = new List<OperationStatus>(count);
        foreach (var (bank, own) in operations.Index().Reverse())
        {
            await Operations.WaitAsync(instance.Client, BankOf(bank), own.Reverse(), states.Add, cancellationToken);
        }

        return (states, memory);
    }

    private static IReadOnlyList<RetainItem> Make()
    {
        var source = new SyntheticConversations(Seed);
        return [.. Enumerable.Range(0, Conversations).Select(number => source.Next(number, Turns))];
    }

    private static string BankOf(int number) => $"bench-throughput-{number}";
}
