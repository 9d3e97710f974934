using System.Text;
using MemoryFunctions.Azure.Queues;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Tests.Queues;
using static MemoryFunctions.Tests.Queues.QueueUnderTest;

namespace MemoryFunctions.Azure.Tests.Queues;

[Collection(AzuriteCollection.Name)]
public sealed class StorageWorkQueueTests(AzuriteFixture azurite)
{
    private const string Alice = "default/u/alice";

    [QueueFact]
    public async Task A_bell_is_base64_on_the_wire_as_the_queue_trigger_expects()
    {
        await using var queue = Open();
        await queue.RingAsync(Alice);

        var wire = (await queue.Wire.PeekMessageAsync()).Value.Body.ToString();

        Assert.Equal("""{"v":1,"bank":"default/u/alice"}""", Encoding.UTF8.GetString(Convert.FromBase64String(wire)));
    }

    [QueueFact]
    public async Task A_bell_never_expires()
    {
        await using var queue = Open();
        await queue.RingAsync(Alice);

        Assert.Equal(9999, (await queue.Wire.PeekMessageAsync()).Value.ExpiresOn?.Year);
    }

    [QueueFact]
    public async Task A_message_that_is_not_base64_is_delivered_as_it_is_and_holds_up_nothing()
    {
        await using var queue = Open();
        await queue.Wire.CreateAsync();
        await queue.Wire.SendMessageAsync("no bell at all!");
        await queue.RingAsync(Alice);

        var odd = await queue.ReceiveAsync();
        var bell = await queue.ReceiveAsync();

        Assert.Equal("no bell at all!", odd.Body);
        Assert.Equal(Alice, BankOf(bell));
        Assert.Throws<MalformedBellException>(() => BellJson.Read(odd.Body));
    }

    [QueueFact]
    public async Task Messages_outlive_the_client_that_sent_them()
    {
        var name = azurite.NewQueueName();
        await using (var first = Open(name))
        {
            await first.RingAsync(Alice);
        }

        await using var second = Open(name);

        Assert.Equal(Alice, BankOf(await second.ReceiveAsync()));
    }

    [QueueFact]
    public async Task A_message_is_hidden_as_long_as_it_is_held_and_comes_back_when_its_holder_has_gone()
    {
        var name = azurite.NewQueueName();
        await using var other = Open(name);
        var holder = Open(name);
        await holder.RingAsync(Alice);
        var taken = await holder.ReceiveAsync();
        await holder.RingAsync("default/u/later", delaySeconds: 3 * VisibilityTimeout.TotalSeconds);

        var seenByOther = await other.ReceiveAsync();
        await holder.DisposeAsync();
        var comeBack = await other.ReceiveAsync();

        Assert.Equal("default/u/later", BankOf(seenByOther));
        Assert.Equal((taken.Id, 2), (comeBack.Id, comeBack.DequeueCount));
    }

    [QueueFact]
    public async Task A_message_that_was_renewed_can_be_completed()
    {
        await using var queue = Open();
        await queue.RingAsync(Alice);
        var taken = await queue.ReceiveAsync();
        await queue.RingAsync("default/u/later", delaySeconds: 2 * VisibilityTimeout.TotalSeconds);
        var later = await queue.ReceiveAsync();

        await queue.CompleteAsync(taken);
        await queue.CompleteAsync(later);

        Assert.Equal(0, (await queue.Wire.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [QueueFact]
    public async Task A_queue_that_was_deleted_is_made_again()
    {
        await using var queue = Open();
        await queue.RingAsync(Alice);
        await queue.Wire.DeleteAsync();

        await queue.RingAsync(Alice);

        Assert.Equal(Alice, BankOf(await queue.ReceiveAsync()));
    }

    [QueueFact]
    public async Task A_message_beyond_64_KB_is_refused_for_good()
    {
        await using var queue = Open();

        var refused = await Assert.ThrowsAsync<StorageQueueException>(() => queue.RingAsync(new string('x', 49 * 1024)));

        Assert.False(refused.IsTransient);
        Assert.Contains("64 KB", refused.Message, StringComparison.Ordinal);
    }

    [QueueFact]
    public async Task A_wrong_key_is_an_error_for_good_that_names_the_setting()
    {
        var port = new Uri(azurite.ConnectionString.Split("QueueEndpoint=")[1].TrimEnd(';')).Port;
        var wrongKey = AzuriteFixture.Connect(port, Convert.ToBase64String(new byte[64]));
        await using var queue = new StorageQueueUnderTest(wrongKey, azurite.NewQueueName());

        var refused = await Assert.ThrowsAsync<StorageQueueException>(() => queue.RingAsync(Alice));

        Assert.False(refused.IsTransient);
        Assert.Contains("Queue:ConnectionString", refused.Message, StringComparison.Ordinal);
        Assert.Contains("refused access to queue", refused.Message, StringComparison.Ordinal);
    }

    private StorageQueueUnderTest Open(string? name = null) => new(azurite.ConnectionString, name ?? azurite.NewQueueName());
}
