using System.Collections.Concurrent;
using System.Text.Json;
using MemoryFunctions.Core.Webhooks;

namespace MemoryFunctions.Azure.Tests.Webhooks;

/// <summary>Receivers that a test can fail.</summary>
internal sealed class SenderProbe : IWebhookSender
{
    private readonly ConcurrentQueue<(Uri Url, SignedDelivery Delivery)> taken = new();

    /// <summary>How each attempt ends.</summary>
    public Func<Uri, SendOutcome> Outcome { get; set; } = _ => new SendOutcome(true, "200");

    public int Attempts { get; private set; }

    /// <summary>What was taken, in order.</summary>
    public IReadOnlyList<(Uri Url, SignedDelivery Delivery)> Taken => [.. taken];

    /// <summary>What happened to which text, as a receiver was told.</summary>
    public IReadOnlyList<string> Told(string? url = null) =>
        [.. taken.Where(one => url is null || one.Url == new Uri(url)).Select(one => JsonDocument.Parse(one.Delivery.Body).RootElement.GetProperty("event_details")).Select(Words)];

    public Task<SendOutcome> SendAsync(Uri url, SignedDelivery delivery, CancellationToken cancellationToken)
    {
        Attempts++;
        var outcome = Outcome(url);
        if (outcome.IsDelivered)
        {
            taken.Enqueue((url, delivery));
        }

        return Task.FromResult(outcome);
    }

    private static string Words(JsonElement details) =>
        $"{details.GetProperty("user_id").GetString()} {details.GetProperty("event").GetString()} {details.GetProperty("data").GetProperty("memory").GetString()}";
}
