using MemoryFunctions.Tests.Queues;

namespace MemoryFunctions.Embedded.Tests.Queues;

public sealed class InProcessQueueConformanceTests : WorkQueueConformance
{
    protected override Task<QueueUnderTest> OpenAsync() => Task.FromResult<QueueUnderTest>(new InProcessQueueUnderTest());
}

public sealed class InProcessListenerConformanceTests : ListenerConformance
{
    protected override Task<QueueUnderTest> OpenAsync() => Task.FromResult<QueueUnderTest>(new InProcessQueueUnderTest());
}
