using MemoryFunctions.Core.Banks;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Work;

internal static partial class Log
{
    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "Bell {DeliveryId} failed on delivery {DequeueCount} of {MaxDequeueCount}")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string deliveryId, long dequeueCount, int maxDequeueCount);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "Bell {DeliveryId} is poison after {DequeueCount} deliveries")]
    public static partial void Poisoned(ILogger logger, string deliveryId, long dequeueCount);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Error, Message = "The poison handler failed for bell {DeliveryId} on delivery {DequeueCount}")]
    public static partial void PoisonHandlerFailed(ILogger logger, Exception exception, string deliveryId, long dequeueCount);

    [LoggerMessage(EventId = 2104, Level = LogLevel.Information, Message = "Bell {DeliveryId} is put back because the host stops")]
    public static partial void Interrupted(ILogger logger, string deliveryId);

    [LoggerMessage(EventId = 2105, Level = LogLevel.Warning, Message = "Bell {DeliveryId} could not be settled as {Settlement}; the queue will deliver it again")]
    public static partial void SettleFailed(ILogger logger, Exception exception, string deliveryId, Settlement settlement);

    [LoggerMessage(EventId = 2106, Level = LogLevel.Warning, Message = "The work queue cannot be read (failure {Failures} in a row); next attempt in {Delay}")]
    public static partial void ReceiveFailed(ILogger logger, Exception exception, int failures, TimeSpan delay);

    [LoggerMessage(EventId = 2107, Level = LogLevel.Information, Message = "The work queue can be read again after {Failures} failures")]
    public static partial void ReceiveRecovered(ILogger logger, int failures);

    [LoggerMessage(EventId = 2108, Level = LogLevel.Warning, Message = "Handlers still ran {DrainTimeout} after the host began to stop and are cancelled")]
    public static partial void DrainTimedOut(ILogger logger, TimeSpan drainTimeout);

    [LoggerMessage(EventId = 2109, Level = LogLevel.Warning, Message = "The bell for {Bank} could not be rung; the sweep will find its work")]
    public static partial void BellLost(ILogger logger, BankId bank, Exception exception);
}
