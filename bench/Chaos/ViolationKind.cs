namespace MemoryFunctions.Bench.Chaos;

internal enum ViolationKind
{
    /// <summary>Accepted, and not there.</summary>
    Lost,

    /// <summary>There more often than it was sent.</summary>
    Duplicated,

    /// <summary>Deleted or replaced, and there.</summary>
    Resurrected,

    /// <summary>Work that does not come to its end, or what it leaves behind.</summary>
    Stuck,
}
