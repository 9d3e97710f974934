using MemoryFunctions.Core.Banks;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.MentalModels;

internal static partial class Log
{
    [LoggerMessage(8301, LogLevel.Information, "{Bank}: a mental model was written of {Sources} memories")]
    public static partial void Refreshed(ILogger logger, BankId bank, int sources);

    [LoggerMessage(8302, LogLevel.Warning, "{Bank}: refreshing a mental model failed (attempt {Attempt}): {Reason}")]
    public static partial void Failed(ILogger logger, BankId bank, int attempt, string reason, Exception? exception);

    [LoggerMessage(8303, LogLevel.Information, "{Bank}: {Models} mental models lost a text that rested on what is gone")]
    public static partial void Scrubbed(ILogger logger, BankId bank, int models);
}
