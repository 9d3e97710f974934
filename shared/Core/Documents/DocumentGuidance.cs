using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Documents;

/// <summary>
/// What a caller says about what to remember of one document. It is kept with the document, so that whoever reads it again, after a failure
/// or because it is worked through anew, is told the same.
/// </summary>
public sealed record DocumentGuidance
{
    /// <summary>What to heed when facts are stated, in the place of what the bank and the tenant say; null leaves theirs.</summary>
    public string? Instructions { get; init; }

    /// <summary>The same for what an agent is to remember; null leaves the tenant's.</summary>
    public string? AgentInstructions { get; init; }

    /// <summary>Categories to sort facts into, in the place of the bank's and the tenant's; none leaves theirs.</summary>
    public IReadOnlyList<CustomCategory> Categories { get; init; } = [];

    /// <summary>Estimated bytes.</summary>
    internal int Size => JsonLength.Of(Instructions ?? "") + JsonLength.Of(AgentInstructions ?? "")
        + Categories.Sum(category => JsonLength.Of(category.Name) + JsonLength.Of(category.Description) + 30) + 100;

    /// <summary>All that it says, to tell one from another.</summary>
    internal IEnumerable<string> Parts =>
        [Instructions ?? "\0", AgentInstructions ?? "\0", .. Categories.SelectMany(category => new[] { category.Name, category.Description })];

    public bool Equals(DocumentGuidance? other) => other is not null && Parts.SequenceEqual(other.Parts, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Instructions, AgentInstructions, Categories.Count);
}
