using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Work;

/// <summary>
/// Sees one delivery through as the queue trigger would: done on success, put back on failure, to the poison queue after
/// too many. It never throws.
/// </summary>
internal sealed class DeliveryProcessor(
    IWorkQueueReceiver receiver,
    IBellHandler handler,
    IOptions<QueueListenerOptions> options,
    TimeProvider time,
    ILogger<DeliveryProcessor> logger)
{
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(5);

    private readonly int _maxDequeueCount = options.Value.MaxDequeueCount;

    /// <param name="delivery">What was taken from the queue.</param>
    /// <param name="cancellationToken">Cancels the handler, not the settling: that has a short time of its own.</param>
    public async Task ProcessAsync(WorkDelivery delivery, CancellationToken cancellationToken)
    {
        var settlement = delivery.DequeueCount <= _maxDequeueCount
            ? await HandleAsync(delivery, cancellationToken)
            : Settlement.Poison;
        if (settlement == Settlement.Poison)
        {
            settlement = await HandlePoisonAsync(delivery, cancellationToken);
        }

        await SettleAsync(delivery, settlement);
    }

    private async Task<Settlement> HandleAsync(WorkDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await handler.HandleAsync(delivery.Body, cancellationToken);
            return Settlement.Complete;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Interrupted(logger, delivery.Id);
            return Settlement.Abandon;
        }
        catch (Exception e)
        {
            Log.HandlerFailed(logger, e, delivery.Id, delivery.DequeueCount, _maxDequeueCount);
            return delivery.DequeueCount < _maxDequeueCount ? Settlement.Abandon : Settlement.Poison;
        }
    }

    // The handler runs before the message moves: after a crash in between it is delivered again, and the count sends it
    // straight back here. Moved first, nothing would ever tell the handler. It gets as many attempts as a trigger on the
    // poison queue would give it.
    private async Task<Settlement> HandlePoisonAsync(WorkDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await handler.HandlePoisonAsync(delivery.Body, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Interrupted(logger, delivery.Id);
            return Settlement.Abandon;
        }
        catch (Exception e)
        {
            Log.PoisonHandlerFailed(logger, e, delivery.Id, delivery.DequeueCount);
            if (delivery.DequeueCount < 2L * _maxDequeueCount)
            {
                return Settlement.Abandon;
            }
        }

        Log.Poisoned(logger, delivery.Id, delivery.DequeueCount);
        return Settlement.Poison;
    }

    private async Task SettleAsync(WorkDelivery delivery, Settlement settlement)
    {
        using var timeout = new CancellationTokenSource(SettleTimeout, time);
        try
        {
            await (settlement switch
            {
                Settlement.Complete => receiver.CompleteAsync(delivery, timeout.Token),
                Settlement.Abandon => receiver.AbandonAsync(delivery, timeout.Token),
                _ => receiver.PoisonAsync(delivery, timeout.Token),
            });
        }
        catch (Exception e)
        {
            Log.SettleFailed(logger, e, delivery.Id, settlement);
        }
    }
}
