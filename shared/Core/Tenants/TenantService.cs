using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Core.Tenants;

/// <summary>What a tenant says about all of its banks: reading and changing it.</summary>
public sealed class TenantService(ITenantStore tenants, TimeProvider time)
{
    private const int Tries = 5;

    public Task<TenantSettings> ReadAsync(string tenant, CancellationToken cancellationToken) => tenants.ReadAsync(tenant, cancellationToken);

    /// <param name="tenant">The tenant.</param>
    /// <param name="change">Makes the new settings of those there are; may be called again with newer ones.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TenantSettings> ChangeAsync(string tenant, Func<TenantSettings, TenantSettings> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var before = await tenants.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
            var after = change(before) with { UpdatedAt = time.GetUtcNow() };
            if (await tenants.TryWriteAsync(tenant, after, cancellationToken).ConfigureAwait(false))
            {
                return after;
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the tenant's settings keep changing", isTransient: true);
    }
}
