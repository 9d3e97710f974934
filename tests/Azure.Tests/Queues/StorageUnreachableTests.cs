using MemoryFunctions.Azure.Queues;

namespace MemoryFunctions.Azure.Tests.Queues;

/// <summary>Needs no Azurite: that is the point.</summary>
public sealed class StorageUnreachableTests
{
    [Fact]
    public async Task A_storage_account_that_cannot_be_reached_is_an_error_that_may_pass_and_names_the_setting()
    {
        var nobody = AzuriteFixture.Connect(AzuriteFixture.FreePort(), Convert.ToBase64String(new byte[64]));
        await using var queue = new StorageQueueUnderTest(nobody, "work");

        var unreachable = await Assert.ThrowsAsync<StorageQueueException>(() => queue.RingAsync("default/u/alice"));

        Assert.True(unreachable.IsTransient);
        Assert.Contains("Queue:ConnectionString", unreachable.Message, StringComparison.Ordinal);
    }
}
