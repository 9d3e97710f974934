namespace MemoryFunctions.Core.Webhooks;

/// <summary>What a webhook may be told of, in the words of Mem0's contract.</summary>
public static class EventTypes
{
    public const string Add = "memory_add";
    public const string Update = "memory_update";
    public const string Delete = "memory_delete";

    /// <summary>A memory came with a category.</summary>
    public const string Categorize = "memory_categorize";

    public static IReadOnlyList<string> All { get; } = [Add, Update, Delete, Categorize];
}
