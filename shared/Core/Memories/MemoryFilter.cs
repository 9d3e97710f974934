using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Memories;

/// <summary>Which memories a search may look at.</summary>
/// <param name="Types">Their types; empty means all.</param>
/// <param name="Tags">A condition on their tags.</param>
public sealed record MemoryFilter(IReadOnlyList<string> Types, TagFilter? Tags)
{
    public static readonly MemoryFilter None = new([], null);
}
