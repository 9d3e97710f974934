using MemoryFunctions.Core.Filters;

namespace MemoryFunctions.Http.Mem0;

/// <summary>A filter as the caller wrote it. What it means in a bank depends on whose bank it is.</summary>
internal abstract record FilterNode;

/// <summary>Each part holds.</summary>
internal sealed record FilterAll(IReadOnlyList<FilterNode> Parts) : FilterNode;

/// <summary>At least one part holds.</summary>
internal sealed record FilterAny(IReadOnlyList<FilterNode> Parts) : FilterNode;

/// <summary>The part does not hold.</summary>
internal sealed record FilterNot(FilterNode Part) : FilterNode;

/// <summary>The memory is of one of these ids; null is any id at all.</summary>
internal sealed record FilterEntity(EntityKind Kind, IReadOnlyList<string>? Ids) : FilterNode;

/// <summary>What is asked whatever the bank.</summary>
internal sealed record FilterLeaf(MemoryCondition Condition) : FilterNode;
