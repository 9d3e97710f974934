using MemoryFunctions.Core.Work;
using static MemoryFunctions.Tests.Queues.QueueUnderTest;

namespace MemoryFunctions.Tests.Queues;

/// <summary>What every work queue does; each queue derives it.</summary>
public abstract class WorkQueueConformance : IAsyncLifetime
{
    private const string Alice = "default/u/alice";
    private const string Bob = "default/u/bob";

    private QueueUnderTest Queue { get; set; } = null!;

    public async Task InitializeAsync() => Queue = await OpenAsync();

    public async Task DisposeAsync() => await Queue.DisposeAsync();

    [QueueFact]
    public async Task A_bell_is_delivered_with_its_bank_and_count()
    {
        await Queue.RingAsync(Alice);

        var delivery = await Queue.ReceiveAsync();

        Assert.Equal(Alice, BankOf(delivery));
        Assert.Equal(1, delivery.DequeueCount);
    }

    [QueueFact]
    public async Task A_receiver_that_waits_hears_the_next_bell()
    {
        var waiting = Queue.Receiver.ReceiveAsync(1, CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        await Queue.RingAsync(Alice);

        Assert.Equal(Alice, BankOf(Assert.Single(await Queue.UntilAsync(waiting))));
    }

    [QueueFact]
    public async Task A_receiver_that_waits_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var waiting = Queue.Receiver.ReceiveAsync(1, cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Queue.UntilAsync(waiting));
    }

    [QueueFact]
    public async Task A_delayed_bell_comes_after_its_delay_and_not_before()
    {
        // The first use creates the queue and takes its time
        await Queue.RingAsync(Bob);
        await Queue.CompleteAsync(await Queue.ReceiveAsync());
        var sent = Queue.Time.GetTimestamp();
        await Queue.RingAsync(Alice, delaySeconds: 1.8);
        await Queue.RingAsync(Bob);

        var first = await Queue.ReceiveAsync();
        var second = await Queue.ReceiveAsync();

        Assert.Equal((Bob, Alice), (BankOf(first), BankOf(second)));
        Assert.InRange(Queue.Time.GetElapsedTime(sent), TimeSpan.FromSeconds(1.8), TimeSpan.FromSeconds(20));
    }

    [QueueFact]
    public async Task A_receiver_gets_no_more_than_it_asks_for()
    {
        await Queue.RingAsync("default/u/1");
        await Queue.RingAsync("default/u/2");
        await Queue.RingAsync("default/u/3");

        var first = await Queue.UntilAsync(Queue.Receiver.ReceiveAsync(2, CancellationToken.None));
        var rest = await Queue.UntilAsync(Queue.Receiver.ReceiveAsync(32, CancellationToken.None));

        Assert.Equal(2, first.Count);
        Assert.Equal(["default/u/1", "default/u/2", "default/u/3"], first.Concat(rest).Select(BankOf).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [QueueFact]
    public async Task A_completed_bell_does_not_come_back()
    {
        await Queue.RingAsync(Alice);
        await Queue.CompleteAsync(await Queue.ReceiveAsync());
        await Queue.RingAsync(Bob, delaySeconds: 2 * VisibilityTimeout.TotalSeconds);

        Assert.Equal(Bob, BankOf(await Queue.ReceiveAsync()));
    }

    [QueueFact]
    public async Task An_abandoned_bell_comes_back_after_the_retry_delay_and_is_counted()
    {
        await Queue.RingAsync(Alice);
        var first = await Queue.ReceiveAsync();
        var abandoned = Queue.Time.GetTimestamp();
        await Queue.AbandonAsync(first);

        var second = await Queue.ReceiveAsync();

        Assert.Equal((Alice, 2), (BankOf(second), second.DequeueCount));
        Assert.Equal(first.Body, second.Body);
        Assert.InRange(Queue.Time.GetElapsedTime(abandoned), RetryDelay - TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(20));
    }

    [QueueFact]
    public async Task An_older_receipt_does_nothing()
    {
        await Queue.RingAsync(Alice);
        var first = await Queue.ReceiveAsync();
        await Queue.AbandonAsync(first);
        var second = await Queue.ReceiveAsync();

        await Queue.CompleteAsync(first);
        await Queue.AbandonAsync(second);

        Assert.Equal(3, (await Queue.ReceiveAsync()).DequeueCount);
    }

    [QueueFact]
    public async Task A_bell_rung_while_another_of_its_bank_is_taken_is_delivered_too()
    {
        await Queue.RingAsync(Alice);
        var taken = await Queue.ReceiveAsync();
        await Queue.RingAsync(Alice);

        var second = await Queue.ReceiveAsync();

        Assert.NotEqual(taken.Id, second.Id, StringComparer.Ordinal);
        Assert.Equal((Alice, 1), (BankOf(second), second.DequeueCount));
    }

    [QueueFact]
    public async Task A_poisoned_bell_goes_to_the_poison_queue_and_does_not_come_back()
    {
        await Queue.RingAsync(Alice);
        var delivery = await Queue.ReceiveAsync();
        await Queue.PoisonAsync(delivery);
        await Queue.RingAsync(Bob, delaySeconds: 2 * VisibilityTimeout.TotalSeconds);

        Assert.Equal(Bob, BankOf(await Queue.ReceiveAsync()));
        Assert.Equal(delivery.Body, Assert.Single(await Queue.ReadPoisonAsync()));
    }

    [QueueFact]
    public async Task A_bank_with_a_key_of_1024_bytes_that_are_not_ascii_arrives_unchanged()
    {
        var bank = "default/u/" + string.Concat(Enumerable.Repeat("\U0001F9E0", 256));
        await Queue.RingAsync(bank);

        Assert.Equal(bank, BankOf(await Queue.ReceiveAsync()));
    }

    [QueueFact]
    public async Task A_delay_beyond_seven_days_is_taken_as_seven_days()
    {
        await Queue.RingAsync(Alice, delaySeconds: TimeSpan.FromDays(30).TotalSeconds);
        await Queue.RingAsync(Bob);

        Assert.Equal(Bob, BankOf(await Queue.ReceiveAsync()));
    }

    protected abstract Task<QueueUnderTest> OpenAsync();
}
