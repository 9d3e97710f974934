using MemoryFunctions.Core.Work;
using Microsoft.Azure.Functions.Worker;

namespace MemoryFunctions.Functions.Queues;

/// <summary>Hears bells. What throws is delivered again, and is poison after <c>maxDequeueCount</c> times.</summary>
public sealed class IngestFunction(IBellHandler handler)
{
    [Function("Ingest")]
    public Task RunAsync(
        [QueueTrigger(WorkQueueBinding.Name, Connection = WorkQueueBinding.Connection)] string bell, CancellationToken cancellationToken) =>
        handler.HandleAsync(bell, cancellationToken);
}
