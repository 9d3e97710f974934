namespace MemoryFunctions.Core.Memories;

/// <summary>How much of a memory a search brings.</summary>
public enum CandidateDepth
{
    /// <summary>All that it is ranked by.</summary>
    Whole,

    /// <summary>Its id, its version and how near it is: for whoever knows the rest of most of them.</summary>
    Named,
}
