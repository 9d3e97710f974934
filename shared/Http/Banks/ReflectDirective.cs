namespace MemoryFunctions.Http.Banks;

/// <summary>A directive that an answer follows.</summary>
internal sealed record ReflectDirective
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Content { get; init; }
}
