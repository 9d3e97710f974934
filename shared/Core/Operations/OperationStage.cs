namespace MemoryFunctions.Core.Operations;

/// <summary>What an operation's documents are waiting for.</summary>
public enum OperationStage
{
    /// <summary>To be recallable.</summary>
    Index,

    /// <summary>To be read by a language model.</summary>
    Extract,

    Done,
}
