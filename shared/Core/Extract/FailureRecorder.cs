using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Extract;

/// <summary>Writes into documents what became of tries: when the next one is, or why there is none.</summary>
internal sealed class FailureRecorder(ExtractionParts parts, ExtractionLease lease, bool isCareful)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Counts a try in vain. What may pass is nobody's fault; another failure counts against the document, and one that cannot
    /// pass ends its extraction.
    /// </summary>
    public Task RecordAsync(StoredDocument read, Exception exception, TokenUsage spent, CancellationToken cancellationToken)
    {
        Log.DocumentFailed(parts.Logger, ModelFailure.IsTransient(exception) ? LogLevel.Warning : LogLevel.Error, lease.Bank, read.Extraction.Attempts + 1, KnownFailure.Reason(exception), KnownFailure.Unforeseen(exception));
        int? attempts = null;
        return WriteAsync(
            read,
            document =>
            {
                attempts ??= document.Extraction.Attempts + 1;
                return document.Extraction.Attempts >= attempts ? null : After(document, exception, spent, attempts.Value);
            },
            cancellationToken);
    }

    /// <summary>Counts a try against a document before it is made, because the last one ended without a word.</summary>
    /// <returns>False where there were too many: it has failed.</returns>
    public async Task<bool> StrikeAsync(StoredDocument read, CancellationToken cancellationToken)
    {
        var strikes = read.Extraction.Strikes + 1;
        var isOver = strikes > parts.Ingest.MaxAttempts;
        await WriteAsync(
            read,
            document => document.Extraction.Strikes >= strikes || document.Extraction.Failure is not null ? null
                : isOver ? Failed(document, $"the process ended {strikes - 1} times while a language model read the document; change what it says, or try it once more")
                : parts.Marker.Wait(document with { Extraction = document.Extraction with { Strikes = strikes } }),
            cancellationToken).ConfigureAwait(false);
        return !isOver;
    }

    private static StoredDocument Failed(StoredDocument document, string reason) =>
        document with { Extraction = document.Extraction with { Failure = reason, NotBefore = null }, DueAt = null };

    private Task WriteAsync(StoredDocument read, Func<StoredDocument, StoredDocument?> change, CancellationToken cancellationToken) => lease.WriteAsync(
        async (header, token) =>
        {
            var document = await parts.Documents.ReadAsync(lease.Bank, header.Life, read.Id, token).ConfigureAwait(false);
            return document is { IsUnextracted: true }
                && string.Equals(document.Life, read.Life, StringComparison.Ordinal)
                && document.Version == read.Version
                && change(document) is { } changed
                ? new IngestCommit { Header = header, Document = changed }
                : null;
        },
        cancellationToken);

    private StoredDocument After(StoredDocument document, Exception exception, TokenUsage spent, int attempts)
    {
        var now = parts.Time.GetUtcNow();
        var state = document.Extraction with { Spent = document.Extraction.Spent + spent, Trouble = KnownFailure.Reason(exception) };
        var isTransient = ModelFailure.IsTransient(exception);
        var strikes = isCareful && isTransient ? Math.Max(0, state.Strikes - 1) : !isCareful && !isTransient ? state.Strikes + 1 : state.Strikes;
        var reason = KnownFailure.Reason(exception);
        var since = state.NewSince ?? document.UpdatedAt;
        if (isTransient && now - (document.RevivedAt > since ? document.RevivedAt.Value : since) >= parts.Ingest.GiveUpAfter)
        {
            reason = $"given up after {parts.Ingest.GiveUpAfter:g}: {reason}";
        }
        else if (isTransient || (!ModelFailure.IsPermanent(exception) && strikes < parts.Ingest.MaxAttempts))
        {
            var doubled = parts.Ingest.RetryDelay * Math.Pow(2, Math.Min(attempts - 1, 16));
            var delay = doubled < LongestDelay ? doubled : LongestDelay;
            var asked = ModelFailure.RetryAfter(exception) ?? TimeSpan.Zero;
            return parts.Marker.Wait(document with
            {
                Extraction = state with { Attempts = attempts, Strikes = strikes, NotBefore = now + (asked > delay ? asked : delay) },
            });
        }

        return Failed(document with { Extraction = state with { Attempts = attempts, Strikes = strikes } }, reason);
    }
}
