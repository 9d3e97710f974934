using System.Collections.Concurrent;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Queues;

/// <summary>The work queue on Azure Storage, as the queue trigger sees it: same names, same encoding, same timings.</summary>
internal sealed class StorageWorkQueue(
    StorageQueueConnection connection,
    IOptions<StorageQueueOptions> options,
    TimeProvider time,
    ILogger<StorageWorkQueue> logger) : IWorkQueue, IWorkQueueReceiver, IAsyncDisposable
{
    private static readonly TimeSpan ShortestPollingInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastPoll = TimeSpan.FromSeconds(2);

    private readonly StorageQueueOptions _options = options.Value;
    private readonly StorageQueue _queue = connection.Open(options.Value.Name);
    private readonly StorageQueue _poison = connection.Open(options.Value.Name + "-poison");
    private readonly ConcurrentDictionary<(string Id, string Receipt), HeldMessage> _held = new();

    public Task SendAsync(Bell bell, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendAsync(BellJson.Write(bell), delay, cancellationToken);

    public async Task<IReadOnlyList<WorkDelivery>> ReceiveAsync(int max, CancellationToken cancellationToken)
    {
        var pause = ShortestPollingInterval;
        while (true)
        {
            var deliveries = await PollAsync(max, cancellationToken);
            if (deliveries.Count > 0)
            {
                return deliveries;
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < _options.MaxPollingInterval ? pause * 2 : _options.MaxPollingInterval;
        }
    }

    public async Task CompleteAsync(WorkDelivery delivery, CancellationToken cancellationToken) =>
        await _queue.DeleteAsync(delivery.Id, await ReleaseAsync(delivery), cancellationToken);

    public async Task AbandonAsync(WorkDelivery delivery, CancellationToken cancellationToken) =>
        await _queue.HideAsync(delivery.Id, await ReleaseAsync(delivery), _options.RetryDelay, cancellationToken);

    /// <remarks>Into the poison queue first: a crash in between doubles the message, it does not lose it.</remarks>
    public async Task PoisonAsync(WorkDelivery delivery, CancellationToken cancellationToken)
    {
        var receipt = await ReleaseAsync(delivery);
        await _poison.SendAsync(delivery.Body, TimeSpan.Zero, cancellationToken);
        await _queue.DeleteAsync(delivery.Id, receipt, cancellationToken);
    }

    /// <summary>Stops renewing what is held: it is delivered again when its visibility timeout runs out.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var held in _held.Keys)
        {
            if (_held.TryRemove(held, out var message))
            {
                await message.ReleaseAsync();
            }
        }
    }

    private async Task<IReadOnlyList<WorkDelivery>> PollAsync(int max, CancellationToken cancellationToken)
    {
        // A poll cut off on its way may have taken messages that nobody would hear of until their timeout: let it end
        cancellationToken.ThrowIfCancellationRequested();
        using var poll = new CancellationTokenSource();
        await using var registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(LastPoll), poll);
        var messages = await _queue.ReceiveAsync(max, _options.VisibilityTimeout, poll.Token);
        var deliveries = new List<WorkDelivery>(messages.Count);
        foreach (var message in messages)
        {
            var held = new HeldMessage(_queue, message.MessageId, message.PopReceipt, _options.VisibilityTimeout, time, logger);
            _held[(message.MessageId, message.PopReceipt)] = held;
            deliveries.Add(new WorkDelivery(message.MessageId, message.PopReceipt, StorageQueue.Text(message), message.DequeueCount));
        }

        return deliveries;
    }

    private async Task<string> ReleaseAsync(WorkDelivery delivery) =>
        _held.TryRemove((delivery.Id, delivery.Receipt), out var held) ? await held.ReleaseAsync() : delivery.Receipt;
}
