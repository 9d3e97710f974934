using System.Collections.Concurrent;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>A queue that only takes down for when was rung.</summary>
public sealed class BellRecorder(TimeProvider time) : IWorkQueue
{
    private readonly ConcurrentQueue<DateTimeOffset> times = new();

    /// <summary>When the bells come, in the order in which they were rung.</summary>
    public IReadOnlyList<DateTimeOffset> Times => [.. times];

    public Task SendAsync(Bell bell, TimeSpan delay, CancellationToken cancellationToken)
    {
        times.Enqueue(time.GetUtcNow() + delay);
        return Task.CompletedTask;
    }
}
