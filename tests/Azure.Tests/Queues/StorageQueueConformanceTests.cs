using MemoryFunctions.Tests.Queues;

namespace MemoryFunctions.Azure.Tests.Queues;

[Collection(AzuriteCollection.Name)]
public sealed class StorageQueueConformanceTests(AzuriteFixture azurite) : WorkQueueConformance
{
    protected override Task<QueueUnderTest> OpenAsync() =>
        Task.FromResult<QueueUnderTest>(new StorageQueueUnderTest(azurite.ConnectionString, azurite.NewQueueName()));
}

[Collection(AzuriteCollection.Name)]
public sealed class StorageListenerConformanceTests(AzuriteFixture azurite) : ListenerConformance
{
    protected override Task<QueueUnderTest> OpenAsync() =>
        Task.FromResult<QueueUnderTest>(new StorageQueueUnderTest(azurite.ConnectionString, azurite.NewQueueName()));
}
