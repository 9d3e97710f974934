namespace MemoryFunctions.Core.Curate;

/// <summary>What happened to a memory.</summary>
public enum HistoryEvent
{
    Add,
    Update,

    /// <summary>It was taken out of sight. What is deleted for good has no history.</summary>
    Delete,
}
