using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Memories;

/// <summary>Reading memories without a question.</summary>
public sealed class MemoryService(IBankStore banks, IMemoryStore memories, TimeProvider time)
{
    /// <summary>A page of a bank's memories; a bank that is not there has none.</summary>
    public async Task<MemoryPage> ListAsync(BankId bank, MemoryListQuery query, CancellationToken cancellationToken)
    {
        var header = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false);
        return header is null
            ? new MemoryPage([], 0)
            : await memories.ListAsync(bank, header.View, query with { At = query.WithExpired ? null : time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
    }
}
