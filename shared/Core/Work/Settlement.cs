namespace MemoryFunctions.Core.Work;

/// <summary>What becomes of a delivery.</summary>
internal enum Settlement
{
    Complete,
    Abandon,
    Poison,
}
