namespace MemoryFunctions.Core.Filters;

/// <summary>A field of a memory's <see cref="Memories.MemoryScope"/>.</summary>
public enum ScopeField
{
    Agent,
    App,
    Run,
}
