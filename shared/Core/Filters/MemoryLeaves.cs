namespace MemoryFunctions.Core.Filters;

/// <summary>It was said where the field has one of the values, at least one.</summary>
public sealed record IsInScope(ScopeField Field, IReadOnlyList<string> Ids) : MemoryCondition
{
    internal override int Values => Ids.Count;
}

/// <summary>It was said where the field is named at all.</summary>
public sealed record HasScope(ScopeField Field) : MemoryCondition;

/// <summary>Its category is one of these, at least one.</summary>
public sealed record IsOfCategory(IReadOnlyList<string> Categories) : MemoryCondition
{
    internal override int Values => Categories.Count;
}

/// <summary>Its metadata has exactly this value under the key.</summary>
public sealed record HasMetadata(string Key, string Value) : MemoryCondition;

/// <summary>Its metadata's value under the key has this text in it.</summary>
public sealed record MetadataContains(string Key, string Text) : MemoryCondition;

/// <summary>Its words have this text in them.</summary>
public sealed record TextContains(string Text, bool IgnoreCase) : MemoryCondition;

/// <summary>It is one of these memories, at least one.</summary>
public sealed record IsOneOf(IReadOnlyList<string> Ids) : MemoryCondition
{
    internal override int Values => Ids.Count;
}

/// <summary>The time is there and not before <paramref name="From"/> and before <paramref name="To"/>, as far as they are given.</summary>
public sealed record IsWithin(TimeField Field, DateTimeOffset? From, DateTimeOffset? To) : MemoryCondition
{
    internal override int Values => 2;
}

/// <summary>It has a category.</summary>
public sealed record HasCategory : MemoryCondition;
