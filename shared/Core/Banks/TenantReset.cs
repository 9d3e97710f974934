namespace MemoryFunctions.Core.Banks;

/// <summary>Forgetting all that a tenant's banks hold. What the tenant says about its banks stays.</summary>
public sealed class TenantReset(BankDirectory directory, BankService banks)
{
    /// <summary>
    /// Deletes every bank that there is when it is called, one after the other. Where it fails on the way, those before are gone; the same
    /// call again goes on.
    /// </summary>
    /// <param name="tenant">The tenant; no other one's banks are touched.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ResetAsync(string tenant, CancellationToken cancellationToken)
    {
        foreach (var bank in await directory.AllAsync(tenant, [], cancellationToken).ConfigureAwait(false))
        {
            await banks.DeleteAsync(bank, cancellationToken).ConfigureAwait(false);
        }
    }
}
