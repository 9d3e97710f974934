using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Filters;

/// <summary>
/// What a memory must be like for a search to look at it: a tree of <see cref="AllOf"/>, <see cref="AnyOf"/> and
/// <see cref="Not"/> over leaves. A leaf about something that a memory lacks does not hold of it, and its negation does. Leaves
/// carry checked values: a surface checks them as it reads them, because it alone knows their place in what the caller sent.
/// <para>Another leaf is another record here and another case where the store writes conditions.</para>
/// </summary>
public abstract record MemoryCondition
{
    private protected MemoryCondition()
    {
    }

    /// <summary>How many values the store compares with.</summary>
    internal virtual int Values => 1;

    /// <summary>Whether it holds of something that has tags and nothing else.</summary>
    internal bool HoldsOfTags(IReadOnlyList<string> own) => this switch
    {
        AllOf all => all.Parts.All(part => part.HoldsOfTags(own)),
        AnyOf any => any.Parts.Any(part => part.HoldsOfTags(own)),
        Not not => !not.Part.HoldsOfTags(own),
        HasTags tags => tags.Filter.Holds(own),
        _ => false,
    };
}

/// <summary>Each part holds; without parts it always does.</summary>
public sealed record AllOf(IReadOnlyList<MemoryCondition> Parts) : MemoryCondition;

/// <summary>At least one part holds; without parts it never does.</summary>
public sealed record AnyOf(IReadOnlyList<MemoryCondition> Parts) : MemoryCondition;

/// <summary>The part does not hold.</summary>
public sealed record Not(MemoryCondition Part) : MemoryCondition;

/// <summary>The memory's tags meet the filter.</summary>
public sealed record HasTags(TagFilter Filter) : MemoryCondition
{
    internal override int Values => Filter.Tags.Count;
}
