namespace MemoryFunctions.Http.Mem0;

/// <summary>A webhook to make, or what is to be changed of one.</summary>
internal sealed record Mem0WebhookRequest
{
    public string? Name { get; init; }

    /// <summary>An https address of the public internet.</summary>
    public string? Url { get; init; }

    /// <summary>Some of <c>memory_add</c>, <c>memory_update</c>, <c>memory_delete</c>, <c>memory_categorize</c>.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>Read when it is changed: false leaves it untold.</summary>
    public bool? IsActive { get; init; }
}
