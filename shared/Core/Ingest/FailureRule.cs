using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// What a failed attempt at a document means for it. What may pass by itself is tried again for as long as that makes sense and
/// does not count against the document; what is its own fault is a strike; what cannot get better ends its work.
/// </summary>
internal sealed class FailureRule(IngestOptions options, TimeProvider time)
{
    /// <summary>The longest pause between two attempts, unless somebody asks for a longer one.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>Whether it may pass by itself and is no fault of the document's.</summary>
    public static bool IsTransient(Exception exception) => exception is MemoryFunctionsException { IsTransient: true } and not ChunkMissingException;

    /// <summary>How long the other side asks to wait, where it says so.</summary>
    public static TimeSpan? RetryAfter(Exception exception) => exception switch
    {
        StoreException e => e.RetryAfter,
        ModelException e => e.RetryAfter,
        _ => null,
    };

    /// <summary>The document after a failed attempt.</summary>
    /// <param name="document">As it is now.</param>
    /// <param name="exception">Why it failed.</param>
    /// <param name="struck">Whether the attempt and its strike were written before it was made.</param>
    public StoredDocument Failed(StoredDocument document, Exception exception, bool struck)
    {
        var isTransient = IsTransient(exception);
        var attempts = document.Attempts + (struck && document.Attempts > 0 ? 0 : 1);
        var strikes = Math.Max(0, document.Strikes + (struck ? 0 : 1) - (isTransient ? 1 : 0));
        var reason = exception switch
        {
            MemoryFunctionsException { IsTransient: false } => KnownFailure.Reason(exception),
            _ when strikes >= options.MaxAttempts => KnownFailure.Reason(exception),
            _ when isTransient && time.GetUtcNow() - document.PendingSince >= options.GiveUpAfter =>
                $"not indexed within {options.GiveUpAfter:c}: {KnownFailure.Reason(exception)}",
            _ => null,
        };
        return document with
        {
            Attempts = attempts,
            Strikes = strikes,
            Trouble = KnownFailure.Reason(exception),
            Failure = reason,
            DueAt = reason is null ? time.GetUtcNow() + Delay(attempts, RetryAfter(exception)) : null,
        };
    }

    /// <summary>
    /// The document before an attempt that may end without a word: the attempt counts from here on. One that has ended so too
    /// often is not tried again.
    /// </summary>
    public StoredDocument Struck(StoredDocument document) => document.Strikes >= options.MaxAttempts
        ? document with { Failure = $"its indexing was begun {document.Strikes} times and never came to an end", DueAt = null }
        : document with
        {
            Attempts = document.Attempts + 1,
            Strikes = document.Strikes + 1,
            DueAt = time.GetUtcNow() + Delay(document.Attempts + 1, null),
        };

    /// <summary>Doubles with every attempt.</summary>
    private TimeSpan Delay(int attempts, TimeSpan? asked)
    {
        var longest = options.RetryDelay > LongestDelay ? options.RetryDelay : LongestDelay;
        var doubled = options.RetryDelay * Math.Pow(2, Math.Min(attempts, 30) - 1);
        var delay = doubled < longest ? doubled : longest;
        return asked > delay ? asked.Value : delay;
    }
}
