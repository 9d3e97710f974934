namespace MemoryFunctions.Http.Banks;

/// <summary>A rule that answers are to follow.</summary>
internal sealed record CreateDirectiveRequest
{
    public required string Name { get; init; }

    /// <summary>The rule, at most 4 KB.</summary>
    public required string Content { get; init; }

    /// <summary>The higher, the more it counts.</summary>
    public int Priority { get; init; }

    public bool? IsActive { get; init; }

    /// <summary>Where it has any, it holds only for questions whose tags meet them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}
