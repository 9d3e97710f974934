namespace MemoryFunctions.Http.Banks;

/// <summary>A change of a mental model: what is absent stays as it is. Its text stays until it is refreshed.</summary>
internal sealed record UpdateMentalModelRequest
{
    public string? Name { get; init; }

    public string? SourceQuery { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public int? MaxTokens { get; init; }

    /// <summary>All of it, where it is there.</summary>
    public MentalModelTrigger? Trigger { get; init; }
}
