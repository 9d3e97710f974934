namespace MemoryFunctions.Core.MentalModels;

/// <summary>A change to a mental model: what is null stays as it is.</summary>
public sealed record MentalModelUpdate
{
    public string? Name { get; init; }

    public string? SourceQuery { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public int? MaxTokens { get; init; }

    public MentalTrigger? Trigger { get; init; }

    internal MentalModel ApplyTo(MentalModel model, DateTimeOffset now) => model with
    {
        Name = Name ?? model.Name,
        SourceQuery = SourceQuery ?? model.SourceQuery,
        Tags = Tags is null ? model.Tags : [.. Tags.Distinct(StringComparer.Ordinal)],
        MaxTokens = MaxTokens ?? model.MaxTokens,
        Trigger = Trigger ?? model.Trigger,
        UpdatedAt = now,
    };
}
