using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Curate;

/// <summary>Deleting much at once.</summary>
public sealed class ClearingService(
    IBankStore banks, IMemoryStore memories, DocumentService documents, ICurationService curation, IWorkQueue queue, TimeProvider time, ILogger<ClearingService> logger)
{
    private const int Tries = 20;

    /// <summary>How often in one call the store may fail.</summary>
    private const int TransientTries = 5;

    private const int PageSize = 200;

    /// <summary>Observations that are taken away in one batch.</summary>
    private const int PerBatch = 80;

    /// <summary>
    /// Takes all memories of a bank away, and keeps what is said of the bank. Without a type its documents, operations and whatever
    /// else it holds go with them, in one step; with one the documents stay, and their memories of the type are deleted one by one.
    /// </summary>
    /// <param name="bank">The bank.</param>
    /// <param name="type"><c>world</c>, <c>experience</c> or <c>observation</c>; null means all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many memories are gone.</returns>
    public Task<int> ClearAsync(BankId bank, string? type, CancellationToken cancellationToken) => type switch
    {
        null => EmptyAsync(bank, cancellationToken),
        Observation.Type => ClearObservationsAsync(bank, cancellationToken),
        _ => DeleteTypeAsync(bank, type, cancellationToken),
    };

    /// <summary>Takes all observations away; the next consolidation looks at all facts and makes them anew.</summary>
    /// <returns>How many are gone.</returns>
    public async Task<int> ClearObservationsAsync(BankId bank, CancellationToken cancellationToken)
    {
        int? found = null;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
                {
                    return found ?? 0;
                }

                var page = await memories.ListAsync(bank, header.View, new MemoryListQuery { Type = Observation.Type, Limit = PerBatch }, cancellationToken).ConfigureAwait(false);
                found ??= page.Total;
                if (page.Items.Count == 0)
                {
                    return found.Value;
                }

                var facts = await memories.ReadFactsAsync(bank, header.View, [.. page.Items.Select(memory => memory.Id)], cancellationToken).ConfigureAwait(false);
                attempt = await TryTakeAwayAsync(bank, header, [.. facts.Select(DocumentMemory.Of)], cancellationToken).ConfigureAwait(false) ? 0 : attempt;
            }
            catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
            {
                // read it again, and see
            }

            await Backoff.DelayAsync(Math.Max(attempt, 1), null, time, cancellationToken).ConfigureAwait(false);
        }

        throw Changing();
    }

    /// <summary>Deletes the documents that a condition lets through, with all that they said.</summary>
    /// <returns>How many documents and memories are gone.</returns>
    public async Task<(int Documents, int Memories)> DeleteDocumentsAsync(BankId bank, Func<DocumentSummary, bool> isMeant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isMeant);

        // All of them first: a page moves when a document before it goes.
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var (offset, total) = (0, int.MaxValue); offset < total; offset += PageSize)
        {
            var page = await documents.ListAsync(bank, PageSize, offset, cancellationToken).ConfigureAwait(false);
            ids.UnionWith(page.Items.Where(isMeant).Select(document => document.Id));
            total = page.Total;
        }

        var (gone, said) = (0, 0);
        foreach (var id in ids)
        {
            var deletion = await documents.DeleteAsync(bank, id, cancellationToken).ConfigureAwait(false);
            (gone, said) = deletion is null ? (gone, said) : (gone + 1, said + deletion.Memories);
        }

        return (gone, said);
    }

    private async Task<int> EmptyAsync(BankId bank, CancellationToken cancellationToken)
    {
        var (life, count) = (Digest.Random(), 0);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
                {
                    return count;
                }

                // Where it is the new incarnation by now, the answer to an earlier try was lost.
                if (string.Equals(header.Life, life, StringComparison.Ordinal) || await TryEmptyAsync(header).ConfigureAwait(false))
                {
                    await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
                    return count;
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
            {
                // read it again, and see
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw Changing();

        async Task<bool> TryEmptyAsync(BankHeader header)
        {
            if (await banks.ReadProfileAsync(bank, header.Life, cancellationToken).ConfigureAwait(false) is not { } profile)
            {
                return false; // it is being made or deleted just now
            }

            count = (await memories.ReadStatisticsAsync(bank, header.Life, cancellationToken).ConfigureAwait(false)).Memories;
            var empty = new BankHeader { Life = life, UpdatedAt = time.GetUtcNow(), ETag = header.ETag }.Under(profile);
            return await banks.TryEmptyAsync(profile, header.Life, empty, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<int> DeleteTypeAsync(BankId bank, string type, CancellationToken cancellationToken)
    {
        for (var gone = 0; ;)
        {
            var page = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is { } header
                ? await memories.ListAsync(bank, header.View, new MemoryListQuery { Type = type, Limit = PageSize }, cancellationToken).ConfigureAwait(false)
                : new MemoryPage([], 0);
            if (page.Items.Count == 0)
            {
                return gone;
            }

            gone += (await curation.DeleteManyAsync(bank, [.. page.Items.Select(memory => memory.Id)], linked: false, cancellationToken).ConfigureAwait(false)).Count;
        }
    }

    private async Task<bool> TryTakeAwayAsync(BankId bank, BankHeader header, IReadOnlyList<DocumentMemory> observations, CancellationToken cancellationToken)
    {
        var changes = new FactChanges { Retired = observations };
        var statistics = await memories.ReadStatisticsAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        var commit = new IngestCommit
        {
            // As if nothing had ever been looked at. Whoever is looking just now sees by the count that it is not so any more.
            Header = header with
            {
                Version = header.Version + 1,
                UpdatedAt = time.GetUtcNow(),
                Observing = new ObservationState { Version = Math.Min(header.Observing.Version, 0) - 1, Stirs = header.Observing.Stirs + 1 },
            },
            Statistics = changes.Apply(statistics),
            Version = header.Version + 1,
            Retired = [.. observations.Select(fact => fact.Key)],
        };
        return (await memories.CommitAsync(bank, commit, cancellationToken).ConfigureAwait(false)).Outcome == CommitOutcome.Committed;
    }

    private static StoreException Changing() => new("the bank keeps changing; try again", isTransient: true);
}
