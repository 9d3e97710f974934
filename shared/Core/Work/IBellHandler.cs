namespace MemoryFunctions.Core.Work;

/// <summary>What happens when a bell is heard: the same for a queue trigger and for <c>local/</c>'s listener.</summary>
public interface IBellHandler
{
    /// <summary>Does the work the bell stands for. An exception that leaves means: deliver it again.</summary>
    Task HandleAsync(string body, CancellationToken cancellationToken);

    /// <summary>A bell that failed too often arrived on the poison queue.</summary>
    Task HandlePoisonAsync(string body, CancellationToken cancellationToken);
}
