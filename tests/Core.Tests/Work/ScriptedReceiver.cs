using System.Collections.Concurrent;
using System.Threading.Channels;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Core.Tests.Work;

/// <summary>A receiver that gives what the test puts in, an exception included, and records how deliveries were settled.</summary>
internal sealed class ScriptedReceiver : IWorkQueueReceiver
{
    private readonly Channel<Func<IReadOnlyList<WorkDelivery>>> _script = Channel.CreateUnbounded<Func<IReadOnlyList<WorkDelivery>>>();
    private readonly Channel<(string Id, string Settlement)> _settled = Channel.CreateUnbounded<(string, string)>();
    private readonly Channel<int> _asked = Channel.CreateUnbounded<int>();

    /// <summary>Thrown by the next attempt to settle.</summary>
    public ConcurrentQueue<Exception> SettleFailures { get; } = new();

    public int Asked => _asked.Reader.Count;

    public void Give(params WorkDelivery[] deliveries) => Assert.True(_script.Writer.TryWrite(() => deliveries));

    public void Fail() => Assert.True(_script.Writer.TryWrite(static () => throw new IOException("storage is down")));

    /// <summary>How many messages the next call of receive asked for.</summary>
    public Task<int> NextAskedAsync() => _asked.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public Task<(string Id, string Settlement)> NextSettledAsync() => _settled.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public async Task<IReadOnlyList<WorkDelivery>> ReceiveAsync(int max, CancellationToken cancellationToken)
    {
        await _asked.Writer.WriteAsync(max, CancellationToken.None);
        return (await _script.Reader.ReadAsync(cancellationToken))();
    }

    public Task CompleteAsync(WorkDelivery delivery, CancellationToken cancellationToken) => SettleAsync(delivery, "complete");

    public Task AbandonAsync(WorkDelivery delivery, CancellationToken cancellationToken) => SettleAsync(delivery, "abandon");

    public Task PoisonAsync(WorkDelivery delivery, CancellationToken cancellationToken) => SettleAsync(delivery, "poison");

    private async Task SettleAsync(WorkDelivery delivery, string settlement)
    {
        await _settled.Writer.WriteAsync((delivery.Id, settlement));
        if (SettleFailures.TryDequeue(out var failure))
        {
            throw failure;
        }
    }
}
