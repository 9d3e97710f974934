using System.Collections.Concurrent;
using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Http.Tests.Fakes;

/// <summary>Banks in memory: just enough for the routes to have something to find.</summary>
internal sealed class FakeBanks : IBankStore, IBankDirectory
{
    private readonly ConcurrentDictionary<BankId, (BankHeader Header, BankProfile Profile)> banks = new();

    /// <summary>What every read throws, where set.</summary>
    public Exception? Failure { get; set; }

    public IEnumerable<BankId> Ids => banks.Keys;

    public Task<BankHeader?> ReadHeaderAsync(BankId bank, CancellationToken cancellationToken) => Failure is not null
        ? Task.FromException<BankHeader?>(Failure)
        : Task.FromResult(banks.TryGetValue(bank, out var found) ? found.Header : null);

    public Task<bool> TryCreateAsync(BankProfile profile, BankHeader header, CancellationToken cancellationToken) =>
        Task.FromResult(banks.TryAdd(profile.Bank, (header, profile)));

    public Task<BankHeader?> TryReplaceHeaderAsync(BankId bank, BankHeader header, CancellationToken cancellationToken)
    {
        banks[bank] = (header, banks[bank].Profile);
        return Task.FromResult<BankHeader?>(header);
    }

    public Task<BankProfile?> ReadProfileAsync(BankId bank, string life, CancellationToken cancellationToken) =>
        Task.FromResult(banks.TryGetValue(bank, out var found) ? found.Profile : null);

    public Task<bool> TryWriteProfileAsync(BankProfile profile, BankHeader header, CancellationToken cancellationToken)
    {
        banks[profile.Bank] = (header.Under(profile), profile);
        return Task.FromResult(true);
    }

    public Task<bool> TryDeleteAsync(BankId bank, BankHeader header, CancellationToken cancellationToken) =>
        Task.FromResult(banks.TryRemove(bank, out _));

    public Task<bool> TryEmptyAsync(BankProfile profile, string life, BankHeader header, CancellationToken cancellationToken)
    {
        banks[profile.Bank] = (header, profile);
        return Task.FromResult(true);
    }

    public Task PurgeAsync(BankId bank, string life, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<BankWork> ReadWorkAsync(BankId bank, CancellationToken cancellationToken) =>
        Task.FromResult(new BankWork([], [], HasUnfinished: false));

    public Task<BankId?> FindAsync(string tenant, string handle, CancellationToken cancellationToken) =>
        Task.FromResult<BankId?>(banks.Keys.Where(bank => bank.Tenant == tenant && bank.Handle == handle).Cast<BankId?>().FirstOrDefault());

    public Task<IReadOnlyList<BankId>> FindByStartAsync(string tenant, string start, int top, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BankId>>([.. banks.Keys.Where(bank => bank.Tenant == tenant && bank.Handle.StartsWith(start, StringComparison.Ordinal)).Take(top)]);

    public Task<BankEntries> ListAsync(string tenant, IReadOnlyList<BankKind> kinds, int limit, int offset, CancellationToken cancellationToken)
    {
        BankEntry[] all = [.. banks.Where(pair => pair.Key.Tenant == tenant && (kinds.Count == 0 || kinds.Contains(pair.Key.Kind)))
            .Select(pair => new BankEntry(pair.Key, pair.Value.Profile.CreatedAt)).OrderByDescending(entry => entry.CreatedAt)];
        return Task.FromResult(new BankEntries([.. all.Skip(offset).Take(limit)], all.Length));
    }

    public IAsyncEnumerable<BankId> ReadDueAsync(DateTimeOffset due, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<BankId>();
}
