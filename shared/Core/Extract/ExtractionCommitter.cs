using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// Commits facts under the bank's lease, each document's as one change. A document that changed since the model was asked gives
/// the facts of those turns that stayed as they were.
/// </summary>
internal sealed class ExtractionCommitter(
    ExtractionParts parts, ExtractionLease lease, BankTerms terms, KeptAnswers answers, CancellationToken cancellationToken)
{
    /// <summary>How often one document may change under the hand.</summary>
    private const int DocumentTries = 4;

    public async Task CommitAsync(IReadOnlyList<PreparedDocument> documents, Placements placements)
    {
        var shares = documents.Count == 0 ? [] : UsageShares.Of(placements.Usage, [.. documents.Select(document => document.Plan.Facts.Count)]);
        await new BankAccess(parts, lease).RunAsync(
            async (session, settler) =>
            {
                for (var at = 0; at < documents.Count; at++)
                {
                    await CommitAsync(session, settler, documents[at], placements, shares[at]).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task CommitAsync(
        BankSession session, GenerationSettler settler, PreparedDocument prepared, Placements placements, TokenUsage share)
    {
        for (var attempt = 1; attempt <= DocumentTries; attempt++)
        {
            var now = await RenewAsync(session, prepared).ConfigureAwait(false);
            if (now is null || now.Plan.Facts.Any(fact => !placements.Contains(fact.Key)))
            {
                return; // its answers wait for it
            }

            var added = await placements.PlaceAsync(lease.Bank, session.Header.View, now.Plan.Facts, cancellationToken).ConfigureAwait(false);
            var plan = Plan(now, added, share);
            var outcome = await new PlanCommitter(session, settler, parts.Memories).CommitAsync(plan, cancellationToken).ConfigureAwait(false);
            Log.Committed(parts.Logger, lease.Bank, plan.Added.Count, plan.Retired.Count, outcome);
            if (outcome == CommitOutcome.Committed)
            {
                placements.Committed(added);
                return;
            }

            if (outcome == CommitOutcome.MemoriesChanged)
            {
                return; // an answer or a fact expired: read again, in the next round
            }

            if (outcome != CommitOutcome.DocumentChanged)
            {
                BankAccess.RequireLease(outcome);
            }
        }
    }

    /// <summary>The document as it is now; null where nothing of what was prepared is of use yet.</summary>
    private async Task<PreparedDocument?> RenewAsync(BankSession session, PreparedDocument prepared)
    {
        var before = prepared.Reading.Document;
        var present = await parts.Documents.ReadAsync(lease.Bank, session.Header.Life, before.Id, cancellationToken).ConfigureAwait(false);
        if (present is null || !string.Equals(present.Life, before.Life, StringComparison.Ordinal))
        {
            return null;
        }

        if (string.Equals(present.ETag, before.ETag, StringComparison.Ordinal))
        {
            return await PrepareAsync(session, prepared.Reading, prepared.Delta).ConfigureAwait(false);
        }

        if (await parts.Reader.ReadAsync(lease.Bank, session.Header.Life, before.Id, cancellationToken).ConfigureAwait(false) is not { } reading)
        {
            return null;
        }

        var delta = reading.Compare(answers, terms);
        return delta.Covered.Count == 0 ? null : await PrepareAsync(session, reading, delta).ConfigureAwait(false);
    }

    /// <summary>Planned as the bank is now: what others committed while the model was asked may have moved facts.</summary>
    private async Task<PreparedDocument> PrepareAsync(BankSession session, DocumentReading reading, ExtractionDelta delta) =>
        new(reading, delta, await parts.Facts.PlanAsync(lease.Bank, session.Header.View, delta, cancellationToken).ConfigureAwait(false));

    private DocumentPlan Plan(PreparedDocument prepared, IReadOnlyList<IndexedMemory> added, TokenUsage share)
    {
        var document = prepared.Reading.Document;
        var after = document with
        {
            Extraction = prepared.Delta.After(share, parts.Extractor.Model),
            DueAt = null,
            MemoryCount = document.MemoryCount + added.Count - prepared.Plan.Retired.Count,
        };
        return new DocumentPlan
        {
            Before = document,
            Document = after.IsUnextracted ? parts.Marker.Wait(after) : after,
            Added = added,
            Retired = prepared.Plan.Retired,
            RemovedAnswers = answers.KeysOf(document.Life),
            ObserveAt = added.Count > 0 ? parts.Time.GetUtcNow() + parts.Observations?.MaxWait : null,
        };
    }
}
