using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Memories;

/// <summary>Which memories a search may look at.</summary>
/// <param name="Types">Their types; empty means all.</param>
/// <param name="Tags">A condition on their tags.</param>
/// <param name="At">The time at which they have not expired yet; null where that does not matter.</param>
public sealed record MemoryFilter(IReadOnlyList<string> Types, TagFilter? Tags, DateTimeOffset? At = null)
{
    public static readonly MemoryFilter None = new([], null);
}
