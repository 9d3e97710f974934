using System.Diagnostics;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Work;

internal static class WorkQueueExtensions
{
    /// <summary>Rings. A bell that cannot be sent is not the caller's trouble: the work is stored and the sweep finds it.</summary>
    public static Task RingAsync(this IWorkQueue queue, BankId bank, ILogger logger, CancellationToken cancellationToken) =>
        queue.RingAsync(bank, TimeSpan.Zero, logger, cancellationToken);

    /// <inheritdoc cref="RingAsync(IWorkQueue, BankId, ILogger, CancellationToken)"/>
    public static async Task RingAsync(this IWorkQueue queue, BankId bank, TimeSpan delay, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendAsync(new Bell { Bank = bank.Path, Traceparent = Activity.Current?.Id }, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
        catch (MemoryFunctionsException e)
        {
            Log.BellLost(logger, bank, e);
        }
    }
}
