using MemoryFunctions.Core.Banks;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Reflect;

internal static partial class Log
{
    [LoggerMessage(8101, LogLevel.Information, "Answered from {Memories} memories of {Bank} after {Searches} searches; {Calls} calls took {Input} tokens and gave {Output}")]
    public static partial void Answered(ILogger logger, BankId bank, int memories, int searches, int calls, long input, long output);

    [LoggerMessage(8102, LogLevel.Debug, "{Model} answers under {Prompt}")]
    public static partial void Asking(ILogger logger, string model, string prompt);

    [LoggerMessage(8103, LogLevel.Warning, "The answer was cut off with {Memories} memories; half of them are tried")]
    public static partial void Halved(ILogger logger, int memories);
}
