using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Errors;

/// <summary>A model did not do what it was asked. The message is written for a person and quotes no memory.</summary>
public sealed class ModelException(string message, bool isTransient, Exception? inner = null) : MemoryFunctionsException(message, inner)
{
    public override bool IsTransient { get; } = isTransient;

    /// <summary>What was wrong, where something was answered.</summary>
    public ModelFault Fault { get; init; }

    /// <summary>What the calls took that ended so.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>How long the provider asks callers to wait, where it says so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
