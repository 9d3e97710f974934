namespace MemoryFunctions.Http.Mem0;

/// <summary>What a webhook was told, and is to be told, of one user's memories; the newest first.</summary>
internal sealed record Mem0Deliveries
{
    public required IReadOnlyList<Mem0Delivery> Results { get; init; }
}
