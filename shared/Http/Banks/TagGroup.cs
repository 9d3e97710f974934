using System.ComponentModel;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Http.Banks;

/// <summary>A compound filter: exactly one of tags, and, or, not. Nested at most 8 deep, the list of groups included.</summary>
internal sealed record TagGroup
{
    /// <summary>The tags that a memory's must meet: at least one, except that exactly none means untagged.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>How; goes with tags only.</summary>
    [DefaultValue(TagsMatch.AnyStrict)]
    public TagsMatch? Match { get; init; }

    /// <summary>Each of them holds.</summary>
    public IReadOnlyList<TagGroup>? And { get; init; }

    /// <summary>At least one of them holds.</summary>
    public IReadOnlyList<TagGroup>? Or { get; init; }

    /// <summary>It does not hold.</summary>
    public TagGroup? Not { get; init; }
}
