namespace MemoryFunctions.Core.Errors;

/// <summary>A model did not do what it was asked. The message is written for a person and quotes no memory.</summary>
public sealed class ModelException(string message, bool isTransient, Exception? inner = null) : MemoryFunctionsException(message, inner)
{
    public override bool IsTransient { get; } = isTransient;

    /// <summary>How long the provider asks callers to wait, where it says so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
