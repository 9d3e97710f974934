using System.Collections.Concurrent;

namespace MemoryFunctions.Core.Webhooks;

/// <summary>Tenants' webhooks as they were a moment ago: most tenants have none, and are asked at every bell.</summary>
internal sealed class KnownWebhooks(IWebhookStore store, TimeProvider time)
{
    /// <summary>How late a new webhook may be noticed.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (IReadOnlyList<Webhook> Active, DateTimeOffset At)> known = new(StringComparer.Ordinal);

    /// <summary>Those that are to be told.</summary>
    public async ValueTask<IReadOnlyList<Webhook>> ReadAsync(string tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(tenant, out var held) && now - held.At < Fresh && now >= held.At)
        {
            return held.Active;
        }

        var book = await store.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Webhook> active = [.. book.Webhooks.Where(webhook => webhook.IsActive)];
        known[tenant] = (active, now);
        return active;
    }
}
