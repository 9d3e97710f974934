using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Core.Operations;

/// <summary>Writes in a bank's header up to when what was retained is extracted without waiting for more.</summary>
public sealed class ExtractionFlush(IBankStore banks, TimeProvider time)
{
    private const int Tries = 20;

    /// <summary>Nothing that was retained up to then waits any longer. A bank that is not there has nothing.</summary>
    public Task AskAsync(BankId bank, DateTimeOffset upTo, CancellationToken cancellationToken) =>
        ReplaceAsync(bank, header => header.FlushedAt >= upTo ? header : header with { FlushedAt = upTo }, cancellationToken);

    /// <summary>Takes back what was asked for at that time, unless somebody has asked since.</summary>
    public Task TakeBackAsync(BankId bank, DateTimeOffset askedAt, CancellationToken cancellationToken) =>
        ReplaceAsync(bank, header => header.FlushedAt == askedAt ? header with { FlushedAt = null } : header, cancellationToken);

    private async Task ReplaceAsync(BankId bank, Func<BankHeader, BankHeader> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
            {
                return;
            }

            var next = change(header);
            if (ReferenceEquals(next, header) || await banks.TryReplaceHeaderAsync(bank, next, cancellationToken).ConfigureAwait(false) is not null)
            {
                return;
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the bank's header keeps changing", isTransient: true);
    }
}
