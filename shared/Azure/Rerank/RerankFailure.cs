namespace MemoryFunctions.Azure.Rerank;

/// <summary>A call that brought nothing. The message is ours and names the setting to look at.</summary>
internal sealed class RerankFailure(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it says that the endpoint is out of order or too busy, and not displeased with what it was asked.</summary>
    public bool IsOutOfOrder { get; init; }
}
