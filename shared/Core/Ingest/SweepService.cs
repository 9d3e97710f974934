using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Ingest;

/// <summary>Makes good what a lost bell would lose: rings for every bank that has had work for too long.</summary>
public sealed class SweepService(IBankStore banks, IWorkQueue queue, TimeProvider time, ILogger<SweepService> logger)
{
    /// <param name="ahead">How far past now the due times reach that count: a process that lost its queue takes them all.</param>
    /// <param name="cancellationToken">Stops it; what is left is found next time.</param>
    /// <returns>How many banks it rang for.</returns>
    public async Task<int> RunAsync(TimeSpan ahead, CancellationToken cancellationToken)
    {
        var rung = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var bank in banks.ReadDueAsync(time.GetUtcNow() + ahead, cancellationToken).ConfigureAwait(false))
        {
            if (rung.Add(bank.Path))
            {
                await queue.SendAsync(new Bell { Bank = bank.Path }, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            }
        }

        Log.Swept(logger, rung.Count);
        return rung.Count;
    }
}
