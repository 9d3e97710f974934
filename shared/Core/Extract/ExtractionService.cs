using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Extract;

/// <summary>Asking for the second stage.</summary>
public sealed class ExtractionService(IBankStore banks, IWorkQueue queue, TimeProvider time, ILogger<ExtractionService> logger)
{
    private const int Tries = 20;

    /// <summary>What was retained up to now is extracted as soon as it is indexed, without waiting for more.</summary>
    /// <returns>False where there is no such bank.</returns>
    public async Task<bool> FlushAsync(BankId bank, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
                {
                    return false;
                }

                if (header.FlushedAt >= now
                    || await banks.TryReplaceHeaderAsync(bank, header with { FlushedAt = now }, cancellationToken).ConfigureAwait(false) is not null)
                {
                    await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
                    return true;
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < Tries / 4)
            {
                // read it again, and see
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the bank's header keeps changing; try again", isTransient: true);
    }
}
