namespace MemoryFunctions.Core.Directives;

/// <summary>A change to a directive: what is null stays as it is.</summary>
public sealed record DirectiveUpdate
{
    public string? Name { get; init; }

    public string? Content { get; init; }

    public int? Priority { get; init; }

    public bool? IsActive { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    internal Directive ApplyTo(Directive directive, DateTimeOffset now) => directive with
    {
        Name = Name ?? directive.Name,
        Content = Content ?? directive.Content,
        Priority = Priority ?? directive.Priority,
        IsActive = IsActive ?? directive.IsActive,
        Tags = Tags is null ? directive.Tags : [.. Tags.Distinct(StringComparer.Ordinal)],
        UpdatedAt = now,
    };
}
