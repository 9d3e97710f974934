using System.Collections.Concurrent;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>A queue of which a test is the only listener.</summary>
public sealed class BellProbe : IWorkQueue
{
    private readonly ConcurrentQueue<(Bell Bell, TimeSpan Delay)> bells = new();

    public void Register(IServiceCollection services) => services.AddSingleton<IWorkQueue>(this);

    public Task SendAsync(Bell bell, TimeSpan delay, CancellationToken cancellationToken)
    {
        bells.Enqueue((bell, delay));
        return Task.CompletedTask;
    }

    /// <summary>What was rung since it was last asked.</summary>
    public IReadOnlyList<(Bell Bell, TimeSpan Delay)> Take()
    {
        var taken = new List<(Bell, TimeSpan)>();
        while (bells.TryDequeue(out var bell))
        {
            taken.Add(bell);
        }

        return taken;
    }
}
