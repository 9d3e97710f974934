namespace MemoryFunctions.Core.Errors;

/// <summary>The call contradicts an earlier one, such as an operation id that was used for another payload.</summary>
public sealed class ConflictException(string message, Exception? inner = null) : MemoryFunctionsException(message, inner)
{
    public override bool IsTransient => false;
}
