namespace MemoryFunctions.Http.Banks;

/// <summary>A change of a directive: what is absent stays as it is.</summary>
internal sealed record UpdateDirectiveRequest
{
    public string? Name { get; init; }

    public string? Content { get; init; }

    public int? Priority { get; init; }

    public bool? IsActive { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }
}
