using MemoryFunctions.Core.Work;
using MemoryFunctions.Embedded.Queues;
using MemoryFunctions.Tests.Queues;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Embedded.Tests.Queues;

internal sealed class InProcessQueueUnderTest : QueueUnderTest
{
    private readonly ManualTimeProvider _time = new();
    private readonly InProcessWorkQueue _queue;

    public InProcessQueueUnderTest()
    {
        _queue = new InProcessWorkQueue(
            Options.Create(new InProcessQueueOptions { RetryDelay = RetryDelay, VisibilityTimeout = VisibilityTimeout }),
            _time);
    }

    public override IWorkQueue Sender => _queue;

    public override IWorkQueueReceiver Receiver => _queue;

    public override TimeProvider Time => _time;

    public override Task<IReadOnlyList<string>> ReadPoisonAsync() => Task.FromResult(_queue.Poison);

    public override async Task PassAsync()
    {
        // First what already is under way, so that as little time passes as possible
        await Task.Delay(1);
        _time.Advance(TimeSpan.FromMilliseconds(50));
    }

    public override ValueTask DisposeAsync()
    {
        _queue.Dispose();
        return ValueTask.CompletedTask;
    }
}
