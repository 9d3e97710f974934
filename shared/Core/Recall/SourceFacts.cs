using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>The facts that bear out observations.</summary>
/// <param name="Facts">In the order of the observations.</param>
/// <param name="IsTruncated">Whether there are more than the tokens allowed.</param>
public sealed record SourceFacts(IReadOnlyList<MemoryUnit> Facts, bool IsTruncated)
{
    public static readonly SourceFacts None = new([], false);
}
