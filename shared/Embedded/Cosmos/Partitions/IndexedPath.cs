using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>A path that the container's policy names, and how to read it.</summary>
/// <param name="Name">The path, for example <c>/kind/?</c> or <c>/tags/[]/?</c>.</param>
/// <param name="IsArray">Whether the elements of the array there are indexed, not the value itself.</param>
/// <param name="Path">How to read it.</param>
internal sealed record IndexedPath(string Name, bool IsArray, ItemPath Path)
{
    public static IndexedPath Create(IReadOnlyList<string> steps, bool array, PropertyNames names) =>
        new($"/{string.Join('/', steps)}{(array ? "/[]" : "")}/?", array, ItemPath.Intern(steps, names));
}
