using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.Queues;

internal static partial class Log
{
    [LoggerMessage(EventId = 5201, Level = LogLevel.Warning, Message = "Message {MessageId} could not be renewed; trying again before it becomes visible")]
    public static partial void RenewalFailed(ILogger logger, Exception exception, string messageId);

    [LoggerMessage(EventId = 5202, Level = LogLevel.Warning, Message = "Message {MessageId} was visible again before it was settled: it may be handled twice")]
    public static partial void HoldLost(ILogger logger, string messageId);
}
