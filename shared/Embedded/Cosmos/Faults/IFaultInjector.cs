namespace MemoryFunctions.Embedded.Cosmos;

/// <summary>
/// Lets a test make requests fail. Both methods may wait (a slow service), throw <see cref="HttpRequestException"/> (a dropped connection) or
/// return the answer to give instead; null lets the request go on.
/// </summary>
public interface IFaultInjector
{
    /// <summary>Called before the request has any effect.</summary>
    ValueTask<InjectedFault?> BeforeAsync(FaultPoint point, CancellationToken cancellationToken);

    /// <summary>Called when the effect is durable but the answer has not left: what fails here has happened all the same.</summary>
    ValueTask<InjectedFault?> AfterAsync(FaultPoint point, CancellationToken cancellationToken);
}

/// <summary>What kind of request it is.</summary>
public enum CosmosOperation
{
    /// <summary>Account, databases, containers, partition key ranges.</summary>
    Catalog,

    /// <summary>An item is created.</summary>
    Create,

    /// <summary>An item is created or replaced.</summary>
    Upsert,

    /// <summary>An item is replaced.</summary>
    Replace,

    /// <summary>An item is patched.</summary>
    Patch,

    /// <summary>An item is deleted.</summary>
    Delete,

    /// <summary>An item is read by its id.</summary>
    Read,

    /// <summary>A page of a query.</summary>
    Query,

    /// <summary>The plan of a query.</summary>
    QueryPlan,

    /// <summary>A transactional batch.</summary>
    Batch,
}

/// <summary>The request at which a fault may be injected.</summary>
/// <param name="Operation">Its kind.</param>
/// <param name="Container">The container's id, if it is about one.</param>
/// <param name="PartitionKey">The partition key as JSON, for example <c>"alice"</c> with its quotes; null without one.</param>
/// <param name="ItemId">The item's id where the address names it.</param>
/// <param name="Number">Requests before this one, over the whole endpoint.</param>
public sealed record FaultPoint(CosmosOperation Operation, string? Container, string? PartitionKey, string? ItemId, long Number);

/// <summary>The answer to give instead of the real one.</summary>
/// <param name="Status">The HTTP status, for example 429, 449, 503, 412.</param>
public sealed record InjectedFault(int Status)
{
    /// <summary>What <c>x-ms-retry-after-ms</c> says; left out when null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What <c>x-ms-substatus</c> says.</summary>
    public int SubStatus { get; init; }
}
