namespace MemoryFunctions.Core.Webhooks;

/// <summary>How an attempt went.</summary>
/// <param name="IsDelivered">Whether the receiver took it: a status of 2xx.</param>
/// <param name="Words">For the log of deliveries: the status, or why there was none; nothing that the receiver wrote.</param>
public sealed record SendOutcome(bool IsDelivered, string Words);
