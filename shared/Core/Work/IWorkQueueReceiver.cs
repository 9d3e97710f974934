namespace MemoryFunctions.Core.Work;

/// <summary>The receiving side, for hosts without a trigger of their own (<c>local/</c>).</summary>
public interface IWorkQueueReceiver
{
    /// <summary>
    /// Waits until at least one message is visible and takes up to <paramref name="max"/> (1 to 32). A taken message is
    /// invisible to others until it is completed, abandoned or its visibility timeout runs out.
    /// </summary>
    Task<IReadOnlyList<WorkDelivery>> ReceiveAsync(int max, CancellationToken cancellationToken);

    /// <summary>The message is done with and goes.</summary>
    Task CompleteAsync(WorkDelivery delivery, CancellationToken cancellationToken);

    /// <summary>The message failed: it is visible again after the queue's retry delay.</summary>
    Task AbandonAsync(WorkDelivery delivery, CancellationToken cancellationToken);

    /// <summary>The message failed too often: its text goes to the poison queue and it goes here.</summary>
    Task PoisonAsync(WorkDelivery delivery, CancellationToken cancellationToken);
}
