using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// The right to ask the model on a bank's behalf. It keeps out other askers and nobody else: indexing and recall go on. What is
/// written under it replaces the header under its ETag, so that a deletion meanwhile is never overlooked.
/// </summary>
internal sealed class ExtractionLease : IDisposable
{
    private const int Tries = 20;
    private const int TransientTries = 5;

    private readonly SemaphoreSlim sync = new(1, 1);
    private readonly IBankStore banks;
    private readonly IMemoryStore memories;
    private readonly TimeProvider time;
    private readonly TimeSpan duration;

    private ExtractionLease(BankId bank, BankHeader header, bool isCareful, IBankStore banks, IMemoryStore memories, TimeProvider time, TimeSpan duration)
    {
        (Bank, Header, IsCareful) = (bank, header, isCareful);
        (this.banks, this.memories, this.time, this.duration) = (banks, memories, time, duration);
    }

    public BankId Bank { get; }

    /// <summary>The header as it was last written or read here.</summary>
    public BankHeader Header { get; private set; }

    /// <summary>Whether whoever had it before ended without a word: one of the documents may be why.</summary>
    public bool IsCareful { get; }

    public string Owner => Header.Extraction!.Owner;

    /// <summary>Takes the lease; null where another has it or the bank is gone.</summary>
    public static async Task<ExtractionLease?> TryTakeAsync(
        BankId bank, IBankStore banks, IMemoryStore memories, TimeProvider time, TimeSpan duration, CancellationToken cancellationToken)
    {
        var (owner, isOrphan) = (Digest.Random(), false);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
                {
                    return null;
                }

                var now = time.GetUtcNow();
                if (header.Extraction is { } held)
                {
                    if (string.Equals(held.Owner, owner, StringComparison.Ordinal))
                    {
                        // The answer to an earlier try was lost.
                        return new ExtractionLease(bank, header, isOrphan, banks, memories, time, duration);
                    }

                    if (held.Until > now)
                    {
                        return null;
                    }
                }

                isOrphan = header.Extraction is not null;
                var mine = header with { Extraction = new BankLease(owner, now + duration), DueAt = now + duration };
                if (await banks.TryReplaceHeaderAsync(bank, mine, cancellationToken).ConfigureAwait(false) is { } written)
                {
                    return new ExtractionLease(bank, written, isOrphan, banks, memories, time, duration);
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
            {
                // read it again, and see
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the bank's header keeps changing", isTransient: true);
    }

    /// <summary>Does something long while the lease is renewed; where it is lost, that is cancelled.</summary>
    /// <exception cref="StoreException">The lease is lost.</exception>
    public async Task<T> HoldAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(end);
        try
        {
            return await work(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Lost();
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await renewing.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Writes one batch. It is built anew as often as somebody else changed the header: what it rests on is to be read inside
    /// <paramref name="build"/>, which may find that there is nothing to write.
    /// </summary>
    /// <exception cref="StoreException">The lease or the bank is lost.</exception>
    public async Task WriteAsync(Func<BankHeader, CancellationToken, Task<IngestCommit?>> build, CancellationToken cancellationToken)
    {
        await sync.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var attempt = 1; attempt <= Tries; attempt++)
            {
                if (await TryWriteAsync(build, attempt, cancellationToken).ConfigureAwait(false) is { } written)
                {
                    if (!written)
                    {
                        throw Lost();
                    }

                    return;
                }
            }
        }
        finally
        {
            sync.Release();
        }

        throw new StoreException("the bank's header keeps changing", isTransient: true);
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="StoreException">The lease or the bank is lost.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await sync.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await RefreshHeldAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            sync.Release();
        }
    }

    /// <summary>Lets go, unless the header has changed since it was last read here: then there may be more to do.</summary>
    /// <param name="bellAt">When the next bell comes, if the header does not say so yet.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> TryReleaseAsync(DateTimeOffset? bellAt, CancellationToken cancellationToken)
    {
        var free = Header with
        {
            Extraction = null,
            BellAt = bellAt ?? Header.BellAt,
            DueAt = Header.HasUnfinished || Header.Lease is not null ? Header.DueAt : null,
        };
        return await banks.TryReplaceHeaderAsync(Bank, free, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Lets go after a failure, as far as the store lets it; else it expires.</summary>
    public async Task GiveUpAsync()
    {
        try
        {
            for (var attempt = 1; attempt <= Tries; attempt++)
            {
                await RefreshHeldAsync(CancellationToken.None).ConfigureAwait(false);
                if (await TryReleaseAsync(null, CancellationToken.None).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        catch (StoreException)
        {
            // it is lost, or it expires
        }
    }

    public void Dispose() => sync.Dispose();

    private static StoreException Lost() => new("the lease on asking the model was lost", isTransient: true);

    private BankHeader Renewed()
    {
        var until = time.GetUtcNow() + duration;
        return Header with { Extraction = new BankLease(Owner, until), DueAt = until };
    }

    /// <summary>False where the lease is lost; null where it is to be tried again: something changed, or the store failed for a moment.</summary>
    private async Task<bool?> TryWriteAsync(
        Func<BankHeader, CancellationToken, Task<IngestCommit?>> build, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            if (attempt > 1 && !await TryRefreshAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            if (await build(Renewed(), cancellationToken).ConfigureAwait(false) is not { } commit)
            {
                return true;
            }

            var result = await memories.CommitAsync(Bank, commit, cancellationToken).ConfigureAwait(false);
            Header = result.Header ?? Header;
            return result.Outcome == CommitOutcome.Committed ? true : null;
        }
        catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
        {
            await Backoff.DelayAsync(attempt, e.RetryAfter, time, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    private async Task RefreshHeldAsync(CancellationToken cancellationToken)
    {
        if (!await TryRefreshAsync(cancellationToken).ConfigureAwait(false))
        {
            throw Lost();
        }
    }

    /// <summary>False where the lease or the bank is lost.</summary>
    private async Task<bool> TryRefreshAsync(CancellationToken cancellationToken)
    {
        var header = await banks.ReadHeaderAsync(Bank, cancellationToken).ConfigureAwait(false);
        if (header is null
            || !string.Equals(header.Life, Header.Life, StringComparison.Ordinal)
            || !string.Equals(header.Extraction?.Owner, Owner, StringComparison.Ordinal))
        {
            return false;
        }

        Header = header;
        return true;
    }

    private async Task RenewAsync(CancellationTokenSource end)
    {
        try
        {
            while (true)
            {
                await Task.Delay(duration / 3, time, end.Token).ConfigureAwait(false);
                await WriteAsync((header, _) => Task.FromResult<IngestCommit?>(new IngestCommit { Header = header }), end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // what it was renewed for has ended
        }
        catch (Exception e) when (e is StoreException or MovingException)
        {
            // lost, or the store has been failing for so long that it may be
            await end.CancelAsync().ConfigureAwait(false);
        }
    }
}
