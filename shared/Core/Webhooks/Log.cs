using MemoryFunctions.Core.Banks;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Webhooks;

internal static partial class Log
{
    [LoggerMessage(3201, LogLevel.Debug, "{Count} deliveries are to be made of what happened in {Bank}")]
    public static partial void Collected(ILogger logger, BankId bank, int count);

    [LoggerMessage(3202, LogLevel.Information, "{Delivery} was delivered to {Webhook} at attempt {Attempt}")]
    public static partial void Delivered(ILogger logger, string delivery, string webhook, int attempt);

    [LoggerMessage(3203, LogLevel.Warning, "{Delivery} was not delivered to {Webhook} at attempt {Attempt}: {Outcome}")]
    public static partial void NotDelivered(ILogger logger, string delivery, string webhook, int attempt, string outcome);
}
