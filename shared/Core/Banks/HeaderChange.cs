using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Core.Banks;

/// <summary>Changes what goes with a bank's header, under its ETag, until nobody else changes it at the same time.</summary>
internal static class HeaderChange
{
    /// <summary>A worker changes the header now and then.</summary>
    private const int Tries = 20;

    /// <summary>How often the store may fail.</summary>
    private const int TransientTries = 8;

    /// <param name="banks">The banks.</param>
    /// <param name="time">The clock.</param>
    /// <param name="bank">The bank.</param>
    /// <param name="change">Reads, and writes under the header's ETag; null where somebody else was faster. Where an answer was lost, it sees its own work.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What the change gave; null where there is no such bank.</returns>
    public static async Task<T?> RunAsync<T>(
        IBankStore banks, TimeProvider time, BankId bank, Func<BankHeader, CancellationToken, Task<T?>> change, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                // The header first: what is written under its ETag is made of things that are no older.
                if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
                {
                    return null;
                }

                if (await change(header, cancellationToken).ConfigureAwait(false) is { } done)
                {
                    return done;
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
            {
                // read it again, and see
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the bank keeps changing; try again", isTransient: true);
    }
}
