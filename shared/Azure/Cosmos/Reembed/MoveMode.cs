namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>What a move is to do.</summary>
public enum MoveMode
{
    /// <summary>Copy until a pass over all banks finds nothing, or no less than the one before.</summary>
    Copy,

    /// <summary>One pass.</summary>
    CopyOnce,

    /// <summary>Copy, then take the old container's writes away and copy the rest.</summary>
    Seal,

    /// <summary>Give the old container its writes back.</summary>
    Unseal,
}
