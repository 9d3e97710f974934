using MemoryFunctions.Core.Banks;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Observe;

internal static partial class Log
{
    [LoggerMessage(8201, LogLevel.Information, "{Bank}: looked at {New} new and {Others} other facts, {Observations} observations made or rewritten, {Input} tokens in, {Output} out")]
    public static partial void Observed(ILogger logger, BankId bank, int @new, int others, int observations, long input, long output);

    [LoggerMessage(8202, LogLevel.Warning, "{Bank}: observations failed (attempt {Attempt}): {Reason}")]
    public static partial void Failed(ILogger logger, BankId bank, int attempt, string reason, Exception? exception);
}
