using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>What to do with an item. The numbers are those of the batch protocol.</summary>
internal enum ItemVerb
{
    Create = 0,
    Patch = 1,
    Read = 2,
    Delete = 4,
    Replace = 5,
    Upsert = 20,
}

/// <summary>One operation of a write, prepared as far as it can be without looking at the current item.</summary>
internal sealed record ItemOperation(ItemVerb Verb, string Id)
{
    /// <summary>The new content of a create, replace or upsert.</summary>
    public ItemContent? Content { get; init; }

    /// <summary>The changes of a patch.</summary>
    public ItemPatch? Patch { get; init; }

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    /// <summary>Whether the caller wants no body back.</summary>
    public bool Minimal { get; init; }
}

/// <summary>What became of an operation.</summary>
/// <param name="Status">As in HTTP; 424 for what failed only because another operation of its batch did.</param>
/// <param name="Item">The item as it is afterwards; null for failures and deletions.</param>
/// <param name="Message">Why it failed.</param>
internal sealed record OperationResult(int Status, StoredItem? Item = null, string? Message = null)
{
    public static OperationResult FailedDependency { get; } = new(424, null, "Another operation of the batch failed.");

    public bool IsSuccess => Status < 400;
}
