using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// A held lease on a bank. Every batch goes through it and replaces the header under its ETag, so that nothing is written
/// once the lease is lost or the bank is gone.
/// </summary>
internal sealed class BankSession
{
    private const int Tries = 20;

    /// <summary>How often in one step the store may fail.</summary>
    private const int TransientTries = 5;

    private readonly IBankStore banks;
    private readonly IMemoryStore memories;
    private readonly TimeProvider time;
    private readonly TimeSpan duration;
    private BankStatistics? statistics;

    private BankSession(BankId bank, BankHeader header, string owner, IBankStore banks, IMemoryStore memories, TimeProvider time, TimeSpan duration)
    {
        (Bank, Header, Owner) = (bank, header, owner);
        (this.banks, this.memories, this.time, this.duration) = (banks, memories, time, duration);
    }

    public BankId Bank { get; }

    /// <summary>The header as this session last wrote or read it.</summary>
    public BankHeader Header { get; private set; }

    /// <summary>What waits for the second stage, where there is one.</summary>
    public ExtractionAgenda? Agenda { get; set; }

    /// <summary>For when the bell is to be rung that the header says is under way.</summary>
    public DateTimeOffset? Bell { get; private set; }

    /// <summary>
    /// Whether whoever had the lease before never let it go: something may have ended the process. What is tried now is tried
    /// one by one, and counted before.
    /// </summary>
    public bool Careful { get; init; }

    private string Owner { get; }

    /// <summary>
    /// Takes the lease. Where another holds it, that one is told to look again, and the answer is null: nothing that was
    /// stored before the call is overlooked.
    /// </summary>
    public static async Task<BankSession?> TryOpenAsync(
        BankId bank, IBankStore banks, IMemoryStore memories, TimeProvider time, TimeSpan duration, CancellationToken cancellationToken)
    {
        var (owner, orphaned) = (Digest.Random(), false);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
                {
                    return null;
                }

                var now = time.GetUtcNow();
                if (string.Equals(header.Lease?.Owner, owner, StringComparison.Ordinal))
                {
                    // The answer to an earlier try was lost.
                    return new BankSession(bank, header, owner, banks, memories, time, duration) { Careful = orphaned };
                }

                if (header.Lease is { } held && held.Until > now)
                {
                    if (header.Rung
                        || await banks.TryReplaceHeaderAsync(bank, header with { Rung = true }, cancellationToken).ConfigureAwait(false) is not null)
                    {
                        return null;
                    }
                }
                else
                {
                    // A bell that an orphaned lease kept is still to be heard.
                    orphaned = header.Lease is not null;
                    var rung = header.Rung && orphaned;
                    var mine = header with { Lease = new BankLease(owner, now + duration), Rung = rung, DueAt = now + duration, UpdatedAt = now };
                    if (await banks.TryReplaceHeaderAsync(bank, mine, cancellationToken).ConfigureAwait(false) is { } written)
                    {
                        return new BankSession(bank, written, owner, banks, memories, time, duration) { Careful = orphaned };
                    }
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

    /// <summary>The bank's statistics as they go with the header.</summary>
    public async Task<BankStatistics> ReadStatisticsAsync(CancellationToken cancellationToken) =>
        statistics ??= await memories.ReadStatisticsAsync(Bank, Header.Life, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Writes one batch, built anew from the present header and statistics as often as somebody else changed the header
    /// meanwhile. <see cref="CommitOutcome.HeaderChanged"/> means that the lease is lost. A batch whose answer is lost is
    /// looked for, by the name that the header has from it, before it is written again.
    /// </summary>
    public async Task<CommitResult> CommitAsync(Func<BankHeader, BankStatistics, IngestCommit> build, CancellationToken cancellationToken)
    {
        var name = Digest.Random();
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var present = await ReadStatisticsAsync(cancellationToken).ConfigureAwait(false);
            var now = time.GetUtcNow();
            var renewed = Header with { Lease = new BankLease(Owner, now + duration), Commit = name, DueAt = now + duration, UpdatedAt = now };
            var commit = build(renewed, present);
            var result = await TryCommitAsync(commit, attempt, cancellationToken).ConfigureAwait(false);
            if (result.Outcome == CommitOutcome.Committed)
            {
                Header = result.Header!;
                statistics = commit.Statistics ?? present;
                return result;
            }

            var before = Header;
            if (result.Outcome != CommitOutcome.HeaderChanged || !await RefreshAsync(cancellationToken).ConfigureAwait(false))
            {
                return result;
            }

            if (string.Equals(Header.Commit, name, StringComparison.Ordinal))
            {
                return new CommitResult(CommitOutcome.Committed, Header);
            }

            if (!IsAsBefore(before))
            {
                return new CommitResult(CommitOutcome.MemoriesChanged);
            }
        }

        throw new StoreException("the bank's header keeps changing", isTransient: true);
    }

    /// <summary>Goes on after a failure that left open what was written.</summary>
    /// <exception cref="StoreException">The lease or the bank is lost.</exception>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (!await RefreshAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new StoreException("the lease on the bank was lost", isTransient: true);
        }
    }

    /// <summary>
    /// Waits for something that takes long and writes nothing, and renews the lease meanwhile: three times in its length, so
    /// that one renewal may fail. Where the lease is lost, the call is cancelled.
    /// </summary>
    /// <exception cref="StoreException">The lease or the bank is lost, or a deletion has changed what is remembered.</exception>
    public async Task<T> HoldAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (running, before) = (call(stop.Token), Header);
        try
        {
            while (!await IsDoneInTimeAsync(running, stop.Token).ConfigureAwait(false))
            {
                if (!await TryRenewAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw new StoreException("the lease on the bank was lost", isTransient: true);
                }
            }
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        var result = await running.ConfigureAwait(false);
        return IsAsBefore(before) ? result : throw new StoreException("memories changed while they were being worked on", isTransient: true);
    }

    /// <summary>
    /// Whether nobody has deleted a document since. A deletion takes facts out of sight and may bring others into it: what goes
    /// by the header before is outdated.
    /// </summary>
    private bool IsAsBefore(BankHeader before) =>
        Header.Version == before.Version && Header.Hidden.SequenceEqual(before.Hidden, StringComparer.Ordinal);

    /// <summary>Waits until it is done or the lease is to be renewed.</summary>
    private async Task<bool> IsDoneInTimeAsync(Task running, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewal = Task.Delay(duration / 3, time, over.Token);
        await Task.WhenAny(running, renewal).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        return running.IsCompleted || cancellationToken.IsCancellationRequested;
    }

    /// <summary>Lets go. False where a bell was heard meanwhile: the lease is kept, look again.</summary>
    public async Task<bool> TryReleaseAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (Header.Rung)
            {
                var again = await banks.TryReplaceHeaderAsync(Bank, Header with { Rung = false }, cancellationToken).ConfigureAwait(false);
                if (again is not null)
                {
                    Header = again;
                    return false;
                }
            }
            else
            {
                var bell = Agenda?.Bell(Header);
                var free = Free(Header, time.GetUtcNow()) with { BellAt = bell ?? Header.BellAt };
                if (await banks.TryReplaceHeaderAsync(Bank, free, cancellationToken).ConfigureAwait(false) is not null)
                {
                    Bell = bell;
                    return true;
                }
            }

            if (!await RefreshAsync(cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return true; // it expires
    }

    /// <summary>Lets go whatever bell was heard: the caller rings again.</summary>
    public async Task GiveUpAsync(CancellationToken cancellationToken)
    {
        if (!await TryReleaseAsync(cancellationToken).ConfigureAwait(false))
        {
            await TryReleaseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>False where the lease is lost; a store that fails now may be there in time for the next renewal.</summary>
    private async Task<bool> TryRenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; attempt <= Tries; attempt++)
            {
                var now = time.GetUtcNow();
                var renewed = Header with { Lease = new BankLease(Owner, now + duration), DueAt = now + duration };
                if (await banks.TryReplaceHeaderAsync(Bank, renewed, cancellationToken).ConfigureAwait(false) is { } written)
                {
                    Header = written;
                    return true;
                }

                if (!await RefreshAsync(cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }
            }

            return true;
        }
        catch (StoreException e) when (e.IsTransient)
        {
            return true;
        }
    }

    /// <summary>
    /// The header without the lease. What an asker of the model left who ended without a word goes too, unless something waits
    /// that may be why: then the next one is to be careful.
    /// </summary>
    private BankHeader Free(BankHeader header, DateTimeOffset now)
    {
        var asking = header.Extraction?.Until > now || Agenda is { IsEmpty: false } ? header.Extraction : null;
        return header with { Lease = null, Extraction = asking, DueAt = header.HasUnfinished ? now + duration : asking?.Until };
    }

    private async Task<CommitResult> TryCommitAsync(IngestCommit commit, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await memories.CommitAsync(Bank, commit, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
        {
            await Backoff.DelayAsync(attempt, e.RetryAfter, time, cancellationToken).ConfigureAwait(false);
            return new CommitResult(CommitOutcome.HeaderChanged);
        }
    }

    /// <summary>Reads the header again after somebody else changed it. False where the lease or the bank is lost.</summary>
    private async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        var header = await banks.ReadHeaderAsync(Bank, cancellationToken).ConfigureAwait(false);
        if (header is null
            || !string.Equals(header.Life, Header.Life, StringComparison.Ordinal)
            || !string.Equals(header.Lease?.Owner, Owner, StringComparison.Ordinal))
        {
            return false;
        }

        Header = header;
        statistics = null;
        return true;
    }
}
