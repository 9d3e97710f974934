using MemoryFunctions.Core.Banks;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Retain;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Debug, "Retained {Items} items in {Documents} documents of {Bank}")]
    public static partial void Retained(ILogger logger, BankId bank, int items, int documents);

    [LoggerMessage(1002, LogLevel.Warning, "What was retained in {Bank} is stored and could not be indexed at once; the worker will")]
    public static partial void IndexedLater(ILogger logger, BankId bank, Exception exception);
}
