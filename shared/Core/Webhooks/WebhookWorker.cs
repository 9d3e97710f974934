using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Webhooks;

/// <summary>
/// Tells a tenant's webhooks what happened to a bank's memories, at least once and in order. What happened is read off the commits that
/// memories say they came and went with, so that committing knows nothing of it: first it becomes deliveries, which stay until they
/// are made or given up, then they are made.
/// </summary>
public sealed class WebhookWorker
{
    /// <summary>How many deliveries of a webhook one bell makes.</summary>
    private const int PerBell = 50;
    private const int Tries = 5;

    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    private readonly KnownWebhooks known;
    private readonly IDeliveryStore store;
    private readonly IBankStore banks;
    private readonly IWebhookSender sender;
    private readonly WebhookOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    public WebhookWorker(
        IWebhookStore webhooks, IDeliveryStore store, IBankStore banks, IWebhookSender sender, IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhookWorker> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        known = new KnownWebhooks(webhooks, time);
        (this.store, this.banks, this.sender, this.options, this.time, this.logger) = (store, banks, sender, options.Value, time, logger);
    }

    /// <summary>Whether anybody is to be told of a tenant's memories.</summary>
    internal async ValueTask<bool> HasWebhooksAsync(string tenant, CancellationToken cancellationToken) =>
        (await known.ReadAsync(tenant, cancellationToken).ConfigureAwait(false)).Count > 0;

    /// <summary>Makes deliveries of what has happened since the last time.</summary>
    public async Task CollectAsync(BankId bank, CancellationToken cancellationToken)
    {
        var webhooks = await known.ReadAsync(bank.Tenant, cancellationToken).ConfigureAwait(false);
        if (webhooks.Count == 0)
        {
            return;
        }

        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header
                || await TryCollectAsync(bank, header, webhooks, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    /// <summary>Makes the deliveries that are due.</summary>
    /// <returns>When the bank is to be rung for again; null where nobody has to.</returns>
    public async Task<DateTimeOffset?> DeliverAsync(BankId bank, CancellationToken cancellationToken)
    {
        var webhooks = await known.ReadAsync(bank.Tenant, cancellationToken).ConfigureAwait(false);
        if (webhooks.Count == 0 || await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var state = await store.ReadStateAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        if (state.ClaimedUntil > now)
        {
            // Whoever is at it may have died of it; what comes meanwhile waits for that one.
            return state.ClaimedUntil;
        }

        if (state.DueAt is null)
        {
            return null;
        }

        if (await store.TryWriteAsync(bank, header.Life, [], state with { ClaimedUntil = now + Claim, DueAt = now + Claim }, cancellationToken).ConfigureAwait(false) is null)
        {
            return now + options.RetryDelay;
        }

        var started = time.GetTimestamp();
        DateTimeOffset? next = null;
        foreach (var webhook in webhooks)
        {
            var again = await DeliverAsync(bank, header.Life, webhook, started, cancellationToken).ConfigureAwait(false);
            next = next is null || again < next ? again ?? next : next;
        }

        await ReleaseAsync(bank, header.Life, next, cancellationToken).ConfigureAwait(false);
        return next;
    }

    private static string IdOf(Webhook webhook, string life, MemoryEvent happened) =>
        "evt_" + Digest.Of(webhook.Id, life, happened.Type, happened.MemoryId, happened.Version.ToString(CultureInfo.InvariantCulture));

    private async Task<bool> TryCollectAsync(BankId bank, BankHeader header, IReadOnlyList<Webhook> webhooks, CancellationToken cancellationToken)
    {
        var state = await store.ReadStateAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);

        // What a generation brings does not say yet with which commit, until it is settled.
        var upTo = header.Generations.Count == 0 ? header.Version : header.Generations.Min(generation => generation.Version) - 1;
        List<string> hidden = [.. header.Hidden.Except(state.Told, StringComparer.Ordinal)];
        if (upTo <= state.Version && hidden.Count == 0)
        {
            return true;
        }

        var changes = await store.ReadChangesAsync(bank, header.Life, state.Version, upTo, webhooks.Min(webhook => webhook.CreatedAt), cancellationToken).ConfigureAwait(false);
        var gone = hidden.Count == 0 ? [] : await store.ReadHiddenAsync(bank, header.Life, hidden, cancellationToken).ConfigureAwait(false);
        IEnumerable<MemoryEvent> events =
        [
            .. EventReader.Read(changes, state.Version, upTo),
            .. gone.Select(memory => new MemoryEvent(EventTypes.Delete, memory.MemoryId, memory.Text, memory.Category, header.Version) { Speaker = memory.Speaker }),
        ];
        var now = time.GetUtcNow();
        List<Delivery> made =
        [
            .. events.SelectMany(one => webhooks.Where(webhook => webhook.EventTypes.Contains(one.Type, StringComparer.Ordinal)).Select((webhook, at) => new Delivery
            {
                Id = IdOf(webhook, header.Life, one),
                WebhookId = webhook.Id,
                EventType = one.Type,
                MemoryId = one.MemoryId,
                Body = DeliveryBody.Write(bank, one, now),
                CreatedAt = now,
            })).Select((delivery, at) => delivery with { CreatedAt = now.AddTicks(at) }),
        ];
        var after = state with
        {
            Version = Math.Max(upTo, state.Version),
            Told = [.. header.Hidden],
            DueAt = made.Count == 0 ? state.DueAt : Earlier(state.DueAt, now),
        };
        var last = made.Count - (made.Count % IDeliveryStore.MaxBatch);
        foreach (var some in made.Take(last).Chunk(IDeliveryStore.MaxBatch))
        {
            if (await store.TryWriteAsync(bank, header.Life, some, null, cancellationToken).ConfigureAwait(false) is null)
            {
                return false;
            }
        }

        var written = await store.TryWriteAsync(bank, header.Life, [.. made.Skip(last)], after, cancellationToken).ConfigureAwait(false) is not null;
        if (written && made.Count > 0)
        {
            Log.Collected(logger, bank, made.Count);
        }

        return written;
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    /// <returns>When to go on with this webhook; null where nothing is left.</returns>
    private async Task<DateTimeOffset?> DeliverAsync(BankId bank, string life, Webhook webhook, long started, CancellationToken cancellationToken)
    {
        var pending = await store.ReadPendingAsync(bank, life, webhook.Id, PerBell, cancellationToken).ConfigureAwait(false);
        foreach (var delivery in pending)
        {
            var now = time.GetUtcNow();
            if (delivery.NotBefore > now)
            {
                return delivery.NotBefore;
            }

            if (time.GetElapsedTime(started) > LongestRun)
            {
                return now;
            }

            var after = await AttemptAsync(webhook, delivery, now, cancellationToken).ConfigureAwait(false);
            if (await store.TryWriteAsync(bank, life, [after], null, cancellationToken).ConfigureAwait(false) is null)
            {
                return null; // the bank is gone
            }

            if (after.State is DeliveryState.Pending)
            {
                return after.NotBefore;
            }
        }

        return pending.Count == PerBell ? time.GetUtcNow() : null;
    }

    private async Task<Delivery> AttemptAsync(Webhook webhook, Delivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var outcome = await sender.SendAsync(webhook.Url, SignedDelivery.Of(delivery, webhook.Secret, now), cancellationToken).ConfigureAwait(false);
        var after = delivery with { Attempts = delivery.Attempts + 1, LastOutcome = outcome.Words, LastAttemptAt = now, NotBefore = null };
        if (outcome.IsDelivered)
        {
            Log.Delivered(logger, delivery.Id, webhook.Id, after.Attempts);
            return after with { State = DeliveryState.Delivered };
        }

        Log.NotDelivered(logger, delivery.Id, webhook.Id, after.Attempts, outcome.Words);
        var delay = TimeSpan.FromTicks((long)Math.Min(LongestDelay.Ticks, options.RetryDelay.Ticks * Math.Pow(2, Math.Min(after.Attempts - 1, 20))));
        return now + delay - delivery.CreatedAt > options.GiveUpAfter
            ? after with { State = DeliveryState.Failed }
            : after with { NotBefore = now + delay };
    }

    private async Task ReleaseAsync(BankId bank, string life, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            // What was collected meanwhile is due now.
            var state = await store.ReadStateAsync(bank, life, cancellationToken).ConfigureAwait(false);
            var due = state.DueAt is { } at && at < state.ClaimedUntil ? at : next;
            if (await store.TryWriteAsync(bank, life, [], state with { ClaimedUntil = null, DueAt = due }, cancellationToken).ConfigureAwait(false) is not null)
            {
                return;
            }
        }
    }
}
