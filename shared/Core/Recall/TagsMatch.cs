namespace MemoryFunctions.Core.Recall;

/// <summary>How a memory's tags must meet the asked ones.</summary>
public enum TagsMatch
{
    /// <summary>At least one of them, or the memory has no tags.</summary>
    Any,

    /// <summary>All of them, or the memory has no tags.</summary>
    All,

    /// <summary>At least one of them.</summary>
    AnyStrict,

    /// <summary>All of them.</summary>
    AllStrict,

    /// <summary>Exactly them; none asked means memories without tags.</summary>
    Exact,
}
