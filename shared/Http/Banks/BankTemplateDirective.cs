namespace MemoryFunctions.Http.Banks;

/// <summary>A directive of a template.</summary>
internal sealed record BankTemplateDirective
{
    public required string Name { get; init; }

    /// <summary>The rule, at most 4 KB.</summary>
    public required string Content { get; init; }

    /// <summary>The higher, the more it counts; 0 where absent.</summary>
    public int Priority { get; init; }

    /// <summary>True where absent.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Those of one that is there stay where this is absent.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}
