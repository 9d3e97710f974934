namespace MemoryFunctions.Core.Webhooks;

/// <summary>Tenants' webhooks at rest.</summary>
public interface IWebhookStore
{
    Task<WebhookBook> ReadAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Writes them under their ETag. False where they changed meanwhile.</summary>
    Task<bool> TryWriteAsync(string tenant, WebhookBook book, CancellationToken cancellationToken);
}
