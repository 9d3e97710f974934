namespace MemoryFunctions.Core.Filters;

/// <summary>A time that a memory has.</summary>
public enum TimeField
{
    /// <summary>When it was first remembered.</summary>
    Created,

    /// <summary>When it last changed.</summary>
    Updated,

    /// <summary>When it was said; a memory may lack it.</summary>
    Mentioned,

    /// <summary>From when on searches pass it by; a memory may lack it.</summary>
    Expires,
}
