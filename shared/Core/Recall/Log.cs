using MemoryFunctions.Core.Banks;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Recall;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Debug, "Recalled from {Bank}: {Keyword} candidates by keyword, {Semantic} by vector, {Results} results, {Degraded} arms degraded")]
    public static partial void Recalled(ILogger logger, BankId bank, int keyword, int semantic, int results, int degraded);

    [LoggerMessage(3002, LogLevel.Warning, "The {Arm} arm of a recall took too long")]
    public static partial void ArmTimedOut(ILogger logger, string arm);

    [LoggerMessage(3003, LogLevel.Warning, "The {Arm} arm of a recall failed: {Reason}")]
    public static partial void ArmFailed(ILogger logger, string arm, string reason, Exception? exception);
}
