using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Banks;

/// <summary>Making, describing and deleting banks.</summary>
public sealed class BankService(IBankStore banks, IMemoryStore memories, IWorkQueue queue, TimeProvider time, ILogger<BankService> logger)
{
    private const int Tries = 8;

    /// <summary>The bank's profile; null where there is no such bank. Reading never makes one.</summary>
    public async Task<BankProfile?> GetProfileAsync(BankId bank, CancellationToken cancellationToken) =>
        (await GetAsync(bank, cancellationToken).ConfigureAwait(false)).Profile;

    /// <summary>The bank's header and its profile; null both where there is no such bank.</summary>
    public async Task<(BankHeader? Header, BankProfile? Profile)> GetAsync(BankId bank, CancellationToken cancellationToken)
    {
        var header = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false);
        return header is null ? default : (header, await banks.ReadProfileAsync(bank, header.Life, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Makes the bank, or changes its profile where it is there.</summary>
    public async Task<BankProfile> CreateOrUpdateAsync(BankId bank, BankProfileUpdate update, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await EnsureAsync(bank, update, cancellationToken).ConfigureAwait(false);
            if (await ChangeAsync(bank, profile => update.ApplyTo(profile, time.GetUtcNow()), cancellationToken).ConfigureAwait(false) is { } profile)
            {
                return profile;
            }

            ThrowWhenSpent(attempt);
        }
    }

    /// <summary>Changes the profile of a bank that is there.</summary>
    /// <returns>The profile as it is now; null where there is no such bank.</returns>
    public Task<BankProfile?> UpdateAsync(BankId bank, BankProfileUpdate update, CancellationToken cancellationToken) =>
        ChangeAsync(bank, profile => update.ApplyTo(profile, time.GetUtcNow()), cancellationToken);

    /// <summary>Changes the profile of a bank that is there. The change may be made anew, of a newer profile, and must not depend on anything else.</summary>
    /// <returns>The profile as it is now; null where there is no such bank.</returns>
    public Task<BankProfile?> ChangeAsync(BankId bank, Func<BankProfile, BankProfile> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return HeaderChange.RunAsync(banks, time, bank, TryAsync, cancellationToken);

        async Task<BankProfile?> TryAsync(BankHeader header, CancellationToken token)
        {
            if (await banks.ReadProfileAsync(bank, header.Life, token).ConfigureAwait(false) is not { } profile)
            {
                return null;
            }

            var next = change(profile);
            return next with { UpdatedAt = profile.UpdatedAt } == profile
                || await banks.TryWriteProfileAsync(next, header with { UpdatedAt = next.UpdatedAt }, token).ConfigureAwait(false)
                    ? next
                    : null;
        }
    }

    /// <summary>The header of the bank, which is made where it is not there.</summary>
    public async Task<BankHeader> EnsureAsync(BankId bank, BankProfileUpdate update, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is { } present)
            {
                return present;
            }

            var now = time.GetUtcNow();
            var profile = update.ApplyTo(new BankProfile { Bank = bank, Name = bank.Key, CreatedAt = now, UpdatedAt = now }, now);
            var header = new BankHeader { Life = Digest.Random(), UpdatedAt = now };
            await banks.TryCreateAsync(profile, header, cancellationToken).ConfigureAwait(false);
            ThrowWhenSpent(attempt);
        }
    }

    /// <summary>
    /// Deletes the bank with all that it holds. When it answers, nothing of it can be read any more; what is left in the
    /// store is removed by the worker.
    /// </summary>
    /// <returns>How many memories it had; null where there was no such bank.</returns>
    public async Task<int?> DeleteAsync(BankId bank, CancellationToken cancellationToken)
    {
        (string Life, int Memories)? tried = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var header = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false);

                // Where the incarnation is gone by now, the answer to an earlier try was lost.
                var isGone = !string.Equals(header?.Life, tried?.Life, StringComparison.Ordinal) && tried is not null;
                if (header is null && !isGone)
                {
                    return null;
                }

                if (!isGone)
                {
                    var statistics = await memories.ReadStatisticsAsync(bank, header!.Life, cancellationToken).ConfigureAwait(false);
                    tried = (header.Life, statistics.Memories);
                }

                if (isGone || await banks.TryDeleteAsync(bank, header!, cancellationToken).ConfigureAwait(false))
                {
                    await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
                    return tried!.Value.Memories;
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < Tries)
            {
                // read it again, and see
            }

            ThrowWhenSpent(attempt);
            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void ThrowWhenSpent(int attempt)
    {
        if (attempt >= Tries)
        {
            throw new StoreException("the bank is being made and deleted at the same time; try again", isTransient: true);
        }
    }
}
