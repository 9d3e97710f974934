namespace MemoryFunctions.Core.Recall;

/// <summary>How deep a recall looks.</summary>
public enum RecallBudget
{
    Low,
    Mid,
    High,
}
