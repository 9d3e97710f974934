namespace MemoryFunctions.Http.Banks;

/// <summary>A memory behind an answer.</summary>
internal sealed record ReflectFact
{
    public string? Id { get; init; }

    public required string Text { get; init; }

    public string? Type { get; init; }

    public string? Context { get; init; }

    /// <summary>When what it tells of began.</summary>
    public DateTimeOffset? OccurredStart { get; init; }

    public DateTimeOffset? OccurredEnd { get; init; }
}
