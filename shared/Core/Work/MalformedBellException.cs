using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Core.Work;

/// <summary>A queue message that is no bell of ours: trying again cannot help.</summary>
public sealed class MalformedBellException(string message, Exception? inner = null) : MemoryFunctionsException(message, inner)
{
    public override bool IsTransient => false;
}
