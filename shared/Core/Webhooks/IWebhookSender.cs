namespace MemoryFunctions.Core.Webhooks;

/// <summary>Carries deliveries to their receivers.</summary>
public interface IWebhookSender
{
    /// <summary>One attempt. Every way in which it can end is an outcome.</summary>
    Task<SendOutcome> SendAsync(Uri url, SignedDelivery delivery, CancellationToken cancellationToken);
}
