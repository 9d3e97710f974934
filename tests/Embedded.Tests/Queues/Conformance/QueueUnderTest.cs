using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Tests.Queues;

/// <summary>A queue with its clock, as the conformance tests need it. The retry delay is 1 second, the visibility timeout 2.</summary>
public abstract class QueueUnderTest : IAsyncDisposable
{
    public static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan VisibilityTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public abstract IWorkQueue Sender { get; }

    public abstract IWorkQueueReceiver Receiver { get; }

    public abstract TimeProvider Time { get; }

    public abstract Task<IReadOnlyList<string>> ReadPoisonAsync();

    /// <summary>Lets some of the queue's time pass.</summary>
    public abstract Task PassAsync();

    public abstract ValueTask DisposeAsync();

    public Task RingAsync(string bank, double delaySeconds = 0) =>
        Sender.SendAsync(new Bell { Bank = bank }, TimeSpan.FromSeconds(delaySeconds), CancellationToken.None);

    public async Task<WorkDelivery> ReceiveAsync() => Assert.Single(await UntilAsync(Receiver.ReceiveAsync(1, CancellationToken.None)));

    public Task CompleteAsync(WorkDelivery delivery) => Receiver.CompleteAsync(delivery, CancellationToken.None);

    public Task AbandonAsync(WorkDelivery delivery) => Receiver.AbandonAsync(delivery, CancellationToken.None);

    public Task PoisonAsync(WorkDelivery delivery) => Receiver.PoisonAsync(delivery, CancellationToken.None);

    /// <summary>Lets time pass until a task is done.</summary>
    public async Task<T> UntilAsync<T>(Task<T> task)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!task.IsCompleted)
        {
            patience.Token.ThrowIfCancellationRequested();
            await PassAsync();
        }

        return await task;
    }

    public static string BankOf(WorkDelivery delivery) => BellJson.Read(delivery.Body).Bank;
}
