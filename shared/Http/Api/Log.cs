using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Http.Api;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:F1} ms")]
    public static partial void Answered(ILogger logger, string method, string route, int status, double milliseconds);

    [LoggerMessage(4002, LogLevel.Error, "The pipeline failed")]
    public static partial void PipelineFailed(ILogger logger, Exception exception);
}
