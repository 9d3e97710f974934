namespace MemoryFunctions.Core.Work;

/// <summary>The sending side of the work queue. Delivery is at least once and in any order.</summary>
public interface IWorkQueue
{
    /// <summary>Rings for a bank; the bell is delivered no sooner than after <paramref name="delay"/> (at most 7 days).</summary>
    Task SendAsync(Bell bell, TimeSpan delay, CancellationToken cancellationToken);
}
