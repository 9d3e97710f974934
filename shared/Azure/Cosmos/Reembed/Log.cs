using MemoryFunctions.Core.Banks;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

internal static partial class Log
{
    [LoggerMessage(9101, LogLevel.Information, "Pass {Pass} over {Banks} banks copied or removed {Changes} items")]
    public static partial void Passed(ILogger logger, int pass, int banks, int changes);

    [LoggerMessage(9102, LogLevel.Warning, "A step of {Bank} failed and is tried again (try {Attempt})")]
    public static partial void TriedInVain(ILogger logger, BankId bank, int attempt, Exception exception);

    [LoggerMessage(9103, LogLevel.Information, "{Banks} banks of container {Container} take no writes any more; {Next} holds all of them")]
    public static partial void Sealed(ILogger logger, int banks, string container, string next);

    [LoggerMessage(9104, LogLevel.Information, "{Banks} banks of container {Container} take writes again")]
    public static partial void Unsealed(ILogger logger, int banks, string container);
}
