namespace MemoryFunctions.Core.Errors;

/// <summary>The store did not do what it was asked. The message names the operation, never its content.</summary>
public sealed class StoreException(string message, bool isTransient, Exception? inner = null) : MemoryFunctionsException(message, inner)
{
    public override bool IsTransient { get; } = isTransient;

    /// <summary>How long the store asks callers to wait, where it says so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
