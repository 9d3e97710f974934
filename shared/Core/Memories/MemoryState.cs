namespace MemoryFunctions.Core.Memories;

/// <summary>What people have made of a memory.</summary>
public enum MemoryState
{
    /// <summary>It is shown as the other memories are.</summary>
    Valid,

    /// <summary>It is kept out of sight, and may be shown again.</summary>
    Invalidated,

    /// <summary>It is gone; what is left of it has no words and keeps what it was made from from being remembered again.</summary>
    Deleted,
}
