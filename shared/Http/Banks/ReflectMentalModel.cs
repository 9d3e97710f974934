namespace MemoryFunctions.Http.Banks;

/// <summary>A mental model behind an answer.</summary>
internal sealed record ReflectMentalModel
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public string? Context { get; init; }
}
