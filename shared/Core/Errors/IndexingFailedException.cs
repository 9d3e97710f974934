namespace MemoryFunctions.Core.Errors;

/// <summary>Content was stored but cannot be made recallable. The message is written for the caller.</summary>
public sealed class IndexingFailedException(string reason)
    : MemoryFunctionsException($"The content is stored but could not be indexed: {reason}")
{
    public override bool IsTransient => false;
}
