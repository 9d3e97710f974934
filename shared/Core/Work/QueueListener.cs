using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Work;

/// <summary>Listens for bells in a host that has no queue trigger, with the trigger's semantics.</summary>
internal sealed class QueueListener(
    IWorkQueueReceiver receiver,
    DeliveryProcessor processor,
    IOptions<QueueListenerOptions> options,
    RetryBackoff backoff,
    TimeProvider time,
    ILogger<QueueListener> logger) : BackgroundService
{
    private readonly int _parallelism = options.Value.Parallelism;
    private readonly TimeSpan _drainTimeout = options.Value.DrainTimeout;

    // Neither is disposed: they hold no handle, and a handler that outlives the host's patience still uses both
    private readonly SemaphoreSlim _slots = new(options.Value.Parallelism);
    private readonly CancellationTokenSource _handlers = new();
    private int _failures;

    /// <summary>Stops taking bells, lets running handlers finish, cancels those that take too long and puts their bells back.</summary>
    /// <param name="cancellationToken">The host's own patience: when it ends first, handlers are cancelled at once.</param>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _handlers.CancelAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await FillFreeSlotsAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: what runs is drained below
        }

        await DrainAsync();
    }

    private async Task FillFreeSlotsAsync(CancellationToken stoppingToken)
    {
        await _slots.WaitAsync(stoppingToken);
        var free = 1;
        try
        {
            while (free < _parallelism && _slots.Wait(0, CancellationToken.None))
            {
                free++;
            }

            foreach (var delivery in await ReceiveAsync(free, stoppingToken))
            {
                free--;
                _ = RunAsync(delivery);
            }
        }
        finally
        {
            if (free > 0)
            {
                _slots.Release(free);
            }
        }
    }

    private async Task<IReadOnlyList<WorkDelivery>> ReceiveAsync(int max, CancellationToken stoppingToken)
    {
        try
        {
            var deliveries = await receiver.ReceiveAsync(max, stoppingToken);
            if (_failures > 0)
            {
                Log.ReceiveRecovered(logger, _failures);
                _failures = 0;
            }

            return deliveries;
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception e)
        {
            var delay = backoff.After(++_failures);
            Log.ReceiveFailed(logger, e, _failures, delay);
            await Task.Delay(delay, time, stoppingToken);
            return [];
        }
    }

    private async Task RunAsync(WorkDelivery delivery)
    {
        // A handler that never yields must not hold up the loop
        await Task.Yield();
        try
        {
            await processor.ProcessAsync(delivery, _handlers.Token);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task DrainAsync()
    {
        var drained = Task.WhenAll(Enumerable.Range(0, _parallelism).Select(_ => _slots.WaitAsync(CancellationToken.None)));
        try
        {
            await drained.WaitAsync(_drainTimeout, time, _handlers.Token);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            Log.DrainTimedOut(logger, _drainTimeout);
            await _handlers.CancelAsync();
            await drained;
        }
    }
}
