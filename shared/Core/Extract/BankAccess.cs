using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Core.Extract;

/// <summary>Lets whoever asks the model into the bank to commit: waits for the bank's lease, and lets go of it whatever happens.</summary>
internal sealed class BankAccess(ExtractionParts parts, ExtractionLease lease)
{
    /// <summary>How often the lease of the bank is asked for: about ten seconds.</summary>
    private const int OpenTries = 15;

    /// <exception cref="StoreException">A lease is lost, or the bank is being worked on for too long.</exception>
    public async Task RunAsync(Func<BankSession, GenerationSettler, Task> work, CancellationToken cancellationToken)
    {
        using var pass = await parts.Gate.EnterAsync(lease.Bank, cancellationToken).ConfigureAwait(false);
        var session = await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!string.Equals(session.Header.Extraction?.Owner, lease.Owner, StringComparison.Ordinal))
            {
                throw new StoreException("the lease on asking the model was lost", isTransient: true);
            }

            var settler = new GenerationSettler(session, parts.Memories, parts.Documents);
            RequireLease(await settler.SettleAsync(cancellationToken).ConfigureAwait(false));
            await work(session, settler).ConfigureAwait(false);
        }
        catch (Exception)
        {
            await CloseAsync(session, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        await CloseAsync(session, cancellationToken).ConfigureAwait(false);
    }

    public static void RequireLease(CommitOutcome outcome)
    {
        if (outcome is CommitOutcome.HeaderChanged or CommitOutcome.BankGone or CommitOutcome.MemoriesChanged)
        {
            throw new StoreException($"the lease on the bank was lost ({outcome})", isTransient: true);
        }
    }

    private async Task<BankSession> OpenAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= OpenTries; attempt++)
        {
            if (await BankSession.TryOpenAsync(lease.Bank, parts.Banks, parts.Memories, parts.Time, parts.Ingest.Lease, cancellationToken).ConfigureAwait(false) is { } session)
            {
                return session;
            }

            await Backoff.DelayAsync(attempt + 3, null, parts.Time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the bank is being worked on", isTransient: true);
    }

    /// <summary>A bell that was heard meanwhile is for the first stage: it is rung again.</summary>
    private async Task CloseAsync(BankSession session, CancellationToken closing)
    {
        try
        {
            if (!await session.TryReleaseAsync(closing).ConfigureAwait(false))
            {
                await session.GiveUpAsync(closing).ConfigureAwait(false);
                await parts.Queue.RingAsync(lease.Bank, parts.Logger, closing).ConfigureAwait(false);
            }
        }
        catch (StoreException)
        {
            // it expires
        }
    }
}
