namespace MemoryFunctions.Core.Webhooks;

/// <summary>How a delivery stands.</summary>
public enum DeliveryState
{
    Pending,
    Delivered,

    /// <summary>Given up.</summary>
    Failed,
}
