namespace MemoryFunctions.Http.Banks;

/// <summary>A mental model of a template.</summary>
internal sealed record BankTemplateMentalModel
{
    /// <summary>1 to 128 of a-z, 0-9 and -.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The question, at most 500 tokens.</summary>
    public required string SourceQuery { get; init; }

    /// <summary>Which memories it is made of; those of one that is there stay where this is absent.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The most tokens of its text: 1 to 16,384; 2,048 where absent.</summary>
    public int? MaxTokens { get; init; }

    public MentalModelTrigger? Trigger { get; init; }
}
