using MemoryFunctions.Core.Banks;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Ingest;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Debug, "Indexed a document of {Bank}: {Added} memories added, {Patched} patched, {Retired} retired: {Outcome}")]
    public static partial void Indexed(ILogger logger, BankId bank, int added, int patched, int retired, CommitOutcome outcome);

    [LoggerMessage(2002, LogLevel.Warning, "Indexing {Documents} documents of {Bank} together failed (try {Attempt})")]
    public static partial void PassFailed(ILogger logger, BankId bank, int documents, int attempt, Exception exception);

    [LoggerMessage(EventId = 2003, Message = "Indexing a document of {Bank} failed (attempt {Attempt}, final: {Final}): {Reason}")]
    public static partial void DocumentFailed(ILogger logger, LogLevel level, BankId bank, int attempt, bool final, string reason, Exception? exception);

    [LoggerMessage(2004, LogLevel.Information, "Purged a deleted incarnation of {Bank}")]
    public static partial void Purged(ILogger logger, BankId bank);

    [LoggerMessage(2005, LogLevel.Error, "A bell failed too often and is rung again later")]
    public static partial void Poisoned(ILogger logger);

    [LoggerMessage(2006, LogLevel.Error, "A message that is no bell was dropped")]
    public static partial void Malformed(ILogger logger, Exception exception);

    [LoggerMessage(2010, LogLevel.Warning, "Indexing new content of {Bank} failed (attempt {Attempt}) and is tried again: {Reason}")]
    public static partial void TriedInVain(ILogger logger, BankId bank, int attempt, string reason);

    [LoggerMessage(2011, LogLevel.Error, "A document of {Bank} was begun {Strikes} times and never came to an end; it is not tried again")]
    public static partial void DocumentGivenUp(ILogger logger, BankId bank, int strikes);

    [LoggerMessage(2012, LogLevel.Error, "A bell failed too often even one document at a time; the sweep will find its work")]
    public static partial void PoisonedAgain(ILogger logger);

    [LoggerMessage(2013, LogLevel.Information, "{Bank} has work that waits until its deployment has been moved")]
    public static partial void Moving(ILogger logger, BankId bank);

    [LoggerMessage(2007, LogLevel.Information, "The sweep rang for {Banks} banks")]
    public static partial void Swept(ILogger logger, int banks);
}
