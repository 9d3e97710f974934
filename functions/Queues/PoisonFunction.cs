using MemoryFunctions.Core.Work;
using Microsoft.Azure.Functions.Worker;

namespace MemoryFunctions.Functions.Queues;

/// <summary>Hears the bells that failed too often.</summary>
public sealed class PoisonFunction(IBellHandler handler)
{
    [Function("Poison")]
    public Task RunAsync(
        [QueueTrigger(WorkQueueBinding.Poison, Connection = WorkQueueBinding.Connection)] string bell, CancellationToken cancellationToken) =>
        handler.HandlePoisonAsync(bell, cancellationToken);
}
