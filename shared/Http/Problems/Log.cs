using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Http.Problems;

internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Error, "The request failed")]
    public static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(4102, LogLevel.Warning, "The request could not be served now")]
    public static partial void Unavailable(ILogger logger, Exception exception);
}
