using MemoryFunctions.Core.Errors;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.Queues;

/// <summary>A message that was taken: kept invisible, by renewing before its time runs out, until it is settled.</summary>
internal sealed class HeldMessage
{
    private readonly StorageQueue _queue;
    private readonly string _id;
    private readonly TimeSpan _visibilityTimeout;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _released = new();
    private readonly Task _renewing;
    private string _receipt;

    public HeldMessage(StorageQueue queue, string id, string receipt, TimeSpan visibilityTimeout, TimeProvider time, ILogger logger)
    {
        (_queue, _id, _receipt, _visibilityTimeout, _time, _logger) = (queue, id, receipt, visibilityTimeout, time, logger);
        _renewing = RenewAsync();
    }

    /// <summary>Ends the renewing. A renewal on its way is waited for, because it changes the receipt.</summary>
    /// <returns>The receipt that is good now.</returns>
    public async Task<string> ReleaseAsync()
    {
        await _released.CancelAsync();
        await _renewing;
        _released.Dispose();
        return _receipt;
    }

    private async Task RenewAsync()
    {
        var pause = _visibilityTimeout / 2;
        while (await PauseAsync(pause))
        {
            try
            {
                if (await _queue.HideAsync(_id, _receipt, _visibilityTimeout, CancellationToken.None) is not { } renewed)
                {
                    Log.HoldLost(_logger, _id);
                    return;
                }

                _receipt = renewed;
                pause = _visibilityTimeout / 2;
            }
            catch (MemoryFunctionsException e)
            {
                Log.RenewalFailed(_logger, e, _id);
                pause = _visibilityTimeout / 10;
            }
        }
    }

    private async Task<bool> PauseAsync(TimeSpan pause)
    {
        await Task.Delay(pause, _time, _released.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_released.IsCancellationRequested;
    }
}
