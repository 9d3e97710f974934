using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Http.Health;

internal static partial class Log
{
    [LoggerMessage(4201, LogLevel.Warning, "Readiness check {Check} failed")]
    public static partial void CheckFailed(ILogger logger, string check, Exception exception);
}
