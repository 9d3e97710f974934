using System.Buffers;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Banks;

/// <summary>Finding banks by what stands for them, and listing a tenant's.</summary>
public sealed class BankDirectory(IBankDirectory directory, IBankStore banks, IMemoryStore memories)
{
    private const int HandleLength = 26;
    private const int Parallelism = 8;
    private const int PageSize = 1_000;

    /// <summary>How many banks' numbers are read for those of their tenant.</summary>
    public const int MostCounted = 1_000;

    /// <summary>More banks than ever begin alike by chance.</summary>
    private const int MostAlike = 4;

    private static readonly SearchValues<char> HandleCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz234567");

    /// <summary>The bank of a handle; null where the tenant has none of that handle.</summary>
    public async Task<BankId?> FindAsync(string tenant, string handle, CancellationToken cancellationToken) =>
        IsHandle(handle) ? await directory.FindAsync(tenant, handle, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The banks that a start of a handle may mean: one as a rule.</summary>
    public Task<IReadOnlyList<BankId>> FindByStartAsync(string tenant, string start, CancellationToken cancellationToken) =>
        directory.FindByStartAsync(tenant, start, MostAlike, cancellationToken);

    /// <summary>The bank of a memory's id, which is <c>{bank handle}-{26 characters}</c>; null where the tenant has no such bank.</summary>
    public async Task<BankId?> FindByMemoryAsync(string tenant, string memoryId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(memoryId);
        return memoryId.Length == (HandleLength * 2) + 1 && memoryId[HandleLength] == '-' && IsHandle(memoryId[(HandleLength + 1)..])
            ? await FindAsync(tenant, memoryId[..HandleLength], cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>A tenant's banks, the newest first.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="kinds">The kinds to list; empty means all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="offset">How many to skip.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<BankPage> ListAsync(string tenant, IReadOnlyList<BankKind> kinds, int limit, int offset, CancellationToken cancellationToken)
    {
        var entries = await directory.ListAsync(tenant, kinds, limit, offset, cancellationToken).ConfigureAwait(false);
        var found = new BankListing?[entries.Items.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, found.Length, options, async (at, token) => found[at] = await ReadAsync(entries.Items[at].Bank, token).ConfigureAwait(false))
            .ConfigureAwait(false);

        // An entry is written before its bank and goes behind it.
        IReadOnlyList<BankListing> there = [.. found.OfType<BankListing>()];
        return new BankPage(there, entries.Total - (found.Length - there.Count));
    }

    /// <summary>All of a tenant's banks, read before any is given out: a page may move when a bank changes. One that is gone by now may be among them.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="kinds">The kinds to list; empty means all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<BankId>> AllAsync(string tenant, IReadOnlyList<BankKind> kinds, CancellationToken cancellationToken)
    {
        var all = new HashSet<BankId>();
        for (var (offset, total) = (0, 1); offset < total; offset += PageSize)
        {
            var page = await directory.ListAsync(tenant, kinds, PageSize, offset, cancellationToken).ConfigureAwait(false);
            all.UnionWith(page.Items.Select(entry => entry.Bank));
            total = page.Total;
        }

        return [.. all];
    }

    /// <summary>The numbers of a tenant's newest banks: each is looked at, so not of any number of them.</summary>
    public async Task<TenantNumbers> CountAsync(string tenant, CancellationToken cancellationToken)
    {
        var page = await ListAsync(tenant, [], MostCounted, 0, cancellationToken).ConfigureAwait(false);
        return new TenantNumbers(Enum.GetValues<BankKind>().ToDictionary(kind => kind, Numbers), page.Items.Count, page.Total);

        (int, long) Numbers(BankKind kind)
        {
            var some = page.Items.Where(bank => bank.Bank.Kind == kind && bank.Memories > 0).ToList();
            return (some.Count, some.Sum(bank => (long)bank.Memories));
        }
    }

    private async Task<BankListing?> ReadAsync(BankId bank, CancellationToken cancellationToken)
    {
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return null;
        }

        var profile = banks.ReadProfileAsync(bank, header.Life, cancellationToken);
        var statistics = await memories.ReadStatisticsAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        return await profile.ConfigureAwait(false) is { } known ? new BankListing(known, statistics.Memories, header.UpdatedAt) : null;
    }

    private static bool IsHandle(string text) => text.Length == HandleLength && !text.AsSpan().ContainsAnyExcept(HandleCharacters);
}
