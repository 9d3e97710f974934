namespace MemoryFunctions.Core.Tenants;

/// <summary>What tenants say about all of their banks, at rest.</summary>
public interface ITenantStore
{
    /// <summary><see cref="TenantSettings.None"/> where nothing was said.</summary>
    Task<TenantSettings> ReadAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Writes them under their ETag. False where they changed meanwhile.</summary>
    Task<bool> TryWriteAsync(string tenant, TenantSettings settings, CancellationToken cancellationToken);
}
