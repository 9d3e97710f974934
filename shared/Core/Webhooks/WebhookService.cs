using System.Net;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Webhooks;

/// <summary>A tenant's webhooks: making, reading, changing and removing them.</summary>
public sealed class WebhookService(IWebhookStore store, IDeliveryStore deliveries, IBankStore banks, IOptions<WebhookOptions> options, TimeProvider time)
{
    private const int MaxWebhooks = 20;
    private const int MaxUrl = 2_000;
    private const int Tries = 5;

    public async Task<IReadOnlyList<Webhook>> ListAsync(string tenant, CancellationToken cancellationToken) =>
        (await store.ReadAsync(tenant, cancellationToken).ConfigureAwait(false)).Webhooks;

    /// <exception cref="InvalidInputException">The address is none that may be told, an event type is unknown, or there are too many.</exception>
    public async Task<Webhook> CreateAsync(string tenant, string name, string url, IReadOnlyList<string> eventTypes, CancellationToken cancellationToken)
    {
        CallerText.RequireId(name, "name");
        var now = time.GetUtcNow();
        var webhook = new Webhook
        {
            Id = "wh_" + Digest.Random(),
            Name = name,
            Url = CheckUrl(url),
            EventTypes = CheckTypes(eventTypes),
            Secret = SignedDelivery.NewSecret(),
            CreatedAt = now,
            UpdatedAt = now,
        };
        await ChangeAsync(
            tenant,
            all => all.Count < MaxWebhooks ? [.. all, webhook] : throw new InvalidInputException("url", $"a tenant has at most {MaxWebhooks} webhooks"),
            cancellationToken).ConfigureAwait(false);
        return webhook;
    }

    /// <summary>What is null stays as it is. Null where there is no such webhook.</summary>
    /// <exception cref="InvalidInputException">As for a new one.</exception>
    public async Task<Webhook?> UpdateAsync(
        string tenant, string id, string? name, string? url, IReadOnlyList<string>? eventTypes, bool? isActive, CancellationToken cancellationToken)
    {
        if (name is not null)
        {
            CallerText.RequireId(name, "name");
        }

        var address = url is null ? null : CheckUrl(url);
        var types = eventTypes is null ? null : CheckTypes(eventTypes);
        Webhook? changed = null;
        await ChangeAsync(
            tenant,
            all => [.. all.Select(one => string.Equals(one.Id, id, StringComparison.Ordinal)
                ? changed = one with
                {
                    Name = name ?? one.Name, Url = address ?? one.Url, EventTypes = types ?? one.EventTypes, IsActive = isActive ?? one.IsActive, UpdatedAt = time.GetUtcNow(),
                }
                : one)],
            cancellationToken).ConfigureAwait(false);
        return changed;
    }

    /// <summary>False where there is no such webhook. What was on its way is not sent any more.</summary>
    public async Task<bool> DeleteAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        var found = false;
        await ChangeAsync(
            tenant,
            all =>
            {
                var rest = all.Where(one => !string.Equals(one.Id, id, StringComparison.Ordinal)).ToList();
                found = rest.Count < all.Count;
                return rest;
            },
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>What a webhook was told of a bank, and what it is still to be told, the newest first; null where there is no such webhook.</summary>
    public async Task<IReadOnlyList<Delivery>?> ListDeliveriesAsync(BankId bank, string id, int top, CancellationToken cancellationToken)
    {
        if ((await ListAsync(bank.Tenant, cancellationToken).ConfigureAwait(false)).All(one => !string.Equals(one.Id, id, StringComparison.Ordinal)))
        {
            return null;
        }

        return await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is { } header
            ? await deliveries.ListAsync(bank, header.Life, id, top, cancellationToken).ConfigureAwait(false)
            : [];
    }

    private static IReadOnlyList<string> CheckTypes(IReadOnlyList<string> types) =>
        types.Count > 0 && types.All(type => EventTypes.All.Contains(type, StringComparer.Ordinal))
            ? [.. types.Distinct(StringComparer.Ordinal)]
            : throw new InvalidInputException("event_types", $"must be some of {string.Join(", ", EventTypes.All)}");

    /// <summary>Names are looked up when they are told something, each time: here is said early what can be known now.</summary>
    private Uri CheckUrl(string text)
    {
        var allowed = options.Value.AllowPrivateAddresses;
        if (text.Length > MaxUrl || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url is not { UserInfo: "", Fragment: "" } || !(url.Scheme is "https" || (allowed && url.Scheme is "http")))
        {
            throw new InvalidInputException("url", "must be an https address without a user and a fragment");
        }

        if (!allowed && (url.IsLoopback || (IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address) && !PublicAddress.Is(address))))
        {
            throw new InvalidInputException("url", "must be an address of the public internet");
        }

        return url;
    }

    private async Task ChangeAsync(string tenant, Func<IReadOnlyList<Webhook>, IReadOnlyList<Webhook>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var book = await store.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
            if (await store.TryWriteAsync(tenant, book with { Webhooks = change(book.Webhooks) }, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the tenant's webhooks keep changing", isTransient: true);
    }
}
