namespace MemoryFunctions.Core.Diagnostics;

/// <summary>Whether something that requests need is there.</summary>
public interface IReadinessCheck
{
    /// <summary>Null when it is ready, else the reason why not, for whoever runs the service; no secrets.</summary>
    Task<string?> CheckAsync(CancellationToken cancellationToken);
}
