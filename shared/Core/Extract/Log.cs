using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Extract;

internal static partial class Log
{
    [LoggerMessage(8001, LogLevel.Information, "A language model read {Passages} passages of {Documents} documents of {Bank} in {Calls} calls")]
    public static partial void Read(ILogger logger, BankId bank, int calls, int passages, int documents);

    [LoggerMessage(8002, LogLevel.Debug, "Extracted a document of {Bank}: {Added} facts added, {Retired} retired: {Outcome}")]
    public static partial void Committed(ILogger logger, BankId bank, int added, int retired, CommitOutcome outcome);

    [LoggerMessage(8003, LogLevel.Warning, "Reading {Passages} passages together failed; each half is tried on its own")]
    public static partial void Halved(ILogger logger, int passages, Exception exception);

    [LoggerMessage(8004, LogLevel.Debug, "The language model did not answer (attempt {Attempt}) and is asked again")]
    public static partial void AskedInVain(ILogger logger, int attempt, Exception exception);

    [LoggerMessage(EventId = 8005, Message = "Extracting a document of {Bank} failed (attempt {Attempt}): {Reason}")]
    public static partial void DocumentFailed(ILogger logger, LogLevel level, BankId bank, int attempt, string reason, Exception? exception);

    [LoggerMessage(8006, LogLevel.Warning, "Placing the facts of {Documents} documents of {Bank} together failed; each is tried on its own")]
    public static partial void BatchFailed(ILogger logger, BankId bank, int documents, Exception exception);

    [LoggerMessage(8007, LogLevel.Warning, "The second stage of {Bank} failed (attempt {Attempt}) and is tried again")]
    public static partial void TriedInVain(ILogger logger, BankId bank, int attempt, Exception exception);

    [LoggerMessage(8008, LogLevel.Warning, "Whoever asked the model for {Bank} before ended without a word; its documents are read one at a time")]
    public static partial void TakenOver(ILogger logger, BankId bank);

    [LoggerMessage(8021, LogLevel.Information, "The answer about {Turns} turns would be too long; each half of them is asked about on its own")]
    public static partial void Cut(ILogger logger, int turns);

    [LoggerMessage(8022, LogLevel.Warning, "A language model stated {Facts} facts that tell a secret; they were left out")]
    public static partial void SecretsLeftOut(ILogger logger, int facts);
}
