namespace MemoryFunctions.Core.Work;

/// <summary>One delivery of a message.</summary>
/// <param name="Id">Names the message for the queue that delivered it.</param>
/// <param name="Receipt">Names this delivery of it; an older receipt does nothing.</param>
/// <param name="Body">The message's text.</param>
/// <param name="DequeueCount">How often it was delivered, this time included.</param>
public sealed record WorkDelivery(string Id, string Receipt, string Body, long DequeueCount);
