namespace MemoryFunctions.Core.Directives;

/// <summary>A rule of the bank's owner that answers follow.</summary>
public sealed record Directive
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Content { get; init; }

    /// <summary>The higher, the more it counts.</summary>
    public int Priority { get; init; }

    public bool IsActive { get; init; } = true;

    /// <summary>Where it has any, it holds only for questions whose tags meet them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
