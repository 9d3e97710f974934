namespace MemoryFunctions.Core.Consolidate;

/// <summary>What is done with a new fact.</summary>
internal enum VerdictAction
{
    /// <summary>It stands for itself.</summary>
    Add,

    /// <summary>It is one more source of a fact that says the same.</summary>
    Merge,

    /// <summary>It stands for itself and makes others outdated.</summary>
    Supersede,

    /// <summary>It is not kept.</summary>
    Drop,
}
