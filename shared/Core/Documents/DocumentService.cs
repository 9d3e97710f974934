using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Documents;

/// <summary>Reading and deleting documents.</summary>
public sealed class DocumentService(
    IBankStore banks, IDocumentStore documents, IMemoryStore memories, IWorkQueue queue, TimeProvider time, ILogger<DocumentService> logger)
{
    private const int Tries = 20;

    /// <summary>How often in one call the store may fail.</summary>
    private const int TransientTries = 5;

    /// <summary>A document of more facts is not read before it is deleted.</summary>
    private const int MostPromoted = 1_000;

    /// <summary>A page of a bank's documents; a bank that is not there has none.</summary>
    public Task<DocumentPage> ListAsync(BankId bank, int limit, int offset, CancellationToken cancellationToken) =>
        ListAsync(bank, new DocumentListQuery { Limit = limit, Offset = offset }, cancellationToken);

    /// <inheritdoc cref="ListAsync(BankId, int, int, CancellationToken)"/>
    public async Task<DocumentPage> ListAsync(BankId bank, DocumentListQuery query, CancellationToken cancellationToken)
    {
        var header = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false);
        return header is null
            ? new DocumentPage([], 0)
            : await documents.ListAsync(bank, header.Life, query, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The document with its text; null where there is none.</summary>
    public async Task<DocumentContent?> GetAsync(BankId bank, string documentId, CancellationToken cancellationToken)
    {
        string? etag = null;
        while (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is { } header
            && await documents.ReadAsync(bank, header.Life, documentId, cancellationToken).ConfigureAwait(false) is { Deleted: false } document)
        {
            if (await ReadTextAsync(bank, header.Life, document, cancellationToken).ConfigureAwait(false) is { } text)
            {
                return new DocumentContent(DocumentSummary.Of(document), text);
            }

            // Its chunks went because it changed meanwhile, or they are lost.
            if (string.Equals(document.ETag, etag, StringComparison.Ordinal))
            {
                throw new StoreException("a chunk of the document is missing", isTransient: false);
            }

            etag = document.ETag;
        }

        return null;
    }

    /// <summary>
    /// Deletes a document with all that it said. When it answers, nothing of it can be read any more.
    /// </summary>
    /// <returns>Null where there was no such document.</returns>
    public async Task<DocumentDeletion?> DeleteAsync(BankId bank, string documentId, CancellationToken cancellationToken)
    {
        StoredDocument? tried = null;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                var header = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false);
                var document = header is null
                    ? null
                    : await documents.ReadAsync(bank, header.Life, documentId, cancellationToken).ConfigureAwait(false);
                var isOwn = document is { Deleted: true } && string.Equals(document.Life, tried?.Life, StringComparison.Ordinal);
                if (document is null || (document.Deleted && !isOwn))
                {
                    return null;
                }

                // Where it is gone by now, the answer to an earlier try was lost.
                if (isOwn || await TryDeleteAsync(bank, header!, tried = document, cancellationToken).ConfigureAwait(false))
                {
                    await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
                    return new DocumentDeletion(tried!.MemoryCount);
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
            {
                // read it again, and see
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the document keeps changing; try again", isTransient: true);
    }

    private async Task<bool> TryDeleteAsync(BankId bank, BankHeader header, StoredDocument document, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hidden = header with { Hidden = [.. header.Hidden, document.Life], DueAt = now, UpdatedAt = now };
        var promoted = await PromoteAsync(bank, header, hidden.View, document, cancellationToken).ConfigureAwait(false);
        var statistics = promoted.IsEmpty ? null : await memories.ReadStatisticsAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        var version = promoted.IsEmpty ? header.Version : header.Version + 1;
        var commit = new IngestCommit
        {
            Header = ObservationAgenda.After(hidden, promoted) with { Version = version },
            Statistics = statistics is null ? null : promoted.Apply(statistics),
            Document = Tombstone(document, now),
            Version = version,
            Added = promoted.Added,
            Retired = [.. promoted.Retired.Select(fact => fact.Key)],
            Proven = promoted.Proven,
        };
        return (await memories.CommitAsync(bank, commit, cancellationToken).ConfigureAwait(false)).Outcome == CommitOutcome.Committed;
    }

    /// <summary>
    /// What other documents say that only this one kept out of sight. Where that is more than a batch holds, the worker does
    /// it when it purges the document.
    /// </summary>
    private async Task<FactChanges> PromoteAsync(
        BankId bank, BankHeader header, BankView after, StoredDocument document, CancellationToken cancellationToken)
    {
        if (document.MemoryCount is 0 or > MostPromoted)
        {
            return new FactChanges();
        }

        var gone = await memories.ReadDocumentAsync(bank, header.View, document.Life, 0, int.MaxValue, cancellationToken).ConfigureAwait(false);
        var change = await new GroupPlanner(memories).CompleteAsync(bank, after, new FactChanges { Retired = gone }, BankStatistics.Empty, inPlace: true, cancellationToken).ConfigureAwait(false);
        var promoted = change with { Retired = [.. change.Retired.Except(gone)] };
        return promoted.Count <= CommitLimits.MaxOperations - 5 && promoted.Added.Sum(CommitSize.Of) <= CommitLimits.MaxBytes ? promoted : new FactChanges();
    }

    /// <summary>What is left of a document: nothing that a caller wrote but its id, so that its operations can be told.</summary>
    private static StoredDocument Tombstone(StoredDocument document, DateTimeOffset now) => document with
    {
        Deleted = true,
        Parts = [],
        Indexed = [],
        Tags = [],
        Scope = MemoryScope.None,
        Guidance = null,
        ExpiresAt = null,
        MemoryCount = 0,
        Extraction = document.Extraction with { Chunks = [] },
        DueAt = null,
        UpdatedAt = now,
    };

    /// <summary>Null where a chunk is not there.</summary>
    private async Task<string?> ReadTextAsync(BankId bank, string life, StoredDocument document, CancellationToken cancellationToken)
    {
        var hashes = document.Parts.SelectMany(part => part.Chunks.Select(chunk => chunk.Hash)).ToHashSet(StringComparer.Ordinal);
        var chunks = await documents.ReadChunksAsync(bank, life, document.Life, hashes, cancellationToken).ConfigureAwait(false);
        return chunks.Count < hashes.Count
            ? null
            : string.Join('\n', document.Parts.Select(part => string.Concat(part.Chunks.Select(chunk => chunks[chunk.Hash].Text))));
    }
}
