namespace MemoryFunctions.Core.Memories;

/// <summary>How long a fact may be expected to hold.</summary>
public enum Permanence
{
    /// <summary>For good, or until somebody says otherwise: who somebody is, what somebody prefers.</summary>
    Permanent,

    /// <summary>For months: projects, plans, habits.</summary>
    LongTerm,

    /// <summary>For days: errands, moods, where somebody is this week.</summary>
    ShortTerm,
}
