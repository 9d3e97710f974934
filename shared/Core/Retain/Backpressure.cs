using System.Collections.Concurrent;
using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Retain;

/// <summary>
/// Refuses content for a bank in which too many documents wait to be indexed. Counting takes a query, so it is done only now
/// and then while there is room: a bank may come to hold more than the limit by what was let in since the last count.
/// </summary>
public sealed class Backpressure(IDocumentStore documents, IOptions<RetainOptions> options, TimeProvider time)
{
    /// <summary>So many banks at most are remembered.</summary>
    private const int MaxBanks = 10_000;

    /// <summary>So many documents at most are let in between two counts.</summary>
    private const int MaxUncounted = 100;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    /// <summary>So long a refusal needs no new count.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Account> accounts = new(StringComparer.Ordinal);

    /// <summary>Lets so many documents in.</summary>
    /// <exception cref="BusyException">Too many wait already.</exception>
    public async Task CheckAsync(BankId bank, string life, int coming, CancellationToken cancellationToken)
    {
        var limit = options.Value.MaxPendingDocuments;
        var uncounted = Math.Clamp(limit / 10, 1, MaxUncounted);
        var account = Of(bank, life);
        if (account.TryEnter(coming, uncounted, room: limit - (2 * uncounted)))
        {
            return;
        }

        var now = time.GetUtcNow();
        if (!account.IsFull(limit, now - Fresh))
        {
            account.Set(await documents.CountPendingAsync(bank, life, cancellationToken).ConfigureAwait(false), coming, now);
        }

        if (account.IsFull(limit, now - Fresh))
        {
            throw new BusyException(
                string.Create(CultureInfo.InvariantCulture, $"{account.Pending} documents of the bank wait to be indexed, as many as setting {RetainOptions.Section}:{nameof(RetainOptions.MaxPendingDocuments)} lets; try again later. Nothing was stored."),
                RetryAfter);
        }
    }

    private Account Of(BankId bank, string life)
    {
        if (accounts.Count > MaxBanks)
        {
            accounts.Clear();
        }

        return accounts.GetOrAdd(bank.Path + "\n" + life, static _ => new Account());
    }

    private sealed class Account
    {
        private readonly Lock sync = new();
        private DateTimeOffset countedAt = DateTimeOffset.MinValue;
        private int entered;

        public int Pending { get; private set; }

        /// <summary>Whether that many may come in without a count.</summary>
        public bool TryEnter(int coming, int uncounted, int room)
        {
            lock (sync)
            {
                if (Pending > room || entered + coming > uncounted)
                {
                    return false;
                }

                entered += coming;
                return true;
            }
        }

        public bool IsFull(int limit, DateTimeOffset since)
        {
            lock (sync)
            {
                return Pending >= limit && countedAt >= since;
            }
        }

        public void Set(int pending, int coming, DateTimeOffset now)
        {
            lock (sync)
            {
                (Pending, entered, countedAt) = (pending, coming, now);
            }
        }
    }
}
