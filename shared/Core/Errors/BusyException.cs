namespace MemoryFunctions.Core.Errors;

/// <summary>Too much is pending already. Nothing was stored; the same call succeeds later. The message is written for the caller.</summary>
/// <param name="message">What there is too much of.</param>
/// <param name="retryAfter">How long callers are to wait.</param>
public sealed class BusyException(string message, TimeSpan retryAfter) : MemoryFunctionsException(message)
{
    public TimeSpan RetryAfter { get; } = retryAfter;

    public override bool IsTransient => true;
}
