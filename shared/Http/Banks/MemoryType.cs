namespace MemoryFunctions.Http.Banks;

/// <summary>The contract's memory types.</summary>
internal enum MemoryType
{
    World,
    Experience,
    Observation,
}
