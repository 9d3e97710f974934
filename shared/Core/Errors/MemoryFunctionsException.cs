namespace MemoryFunctions.Core.Errors;

/// <summary>A promise that could not be kept. Expected outcomes are values, never exceptions.</summary>
public abstract class MemoryFunctionsException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same call may succeed later without anybody changing anything.</summary>
    public abstract bool IsTransient { get; }
}
