namespace MemoryFunctions.Bench.Extract;

/// <summary>What the bank's owner says about what to remember.</summary>
internal sealed record CaseGuidance
{
    public string? Mission { get; init; }

    public string? Instructions { get; init; }

    public IReadOnlyList<CaseCategory> Categories { get; init => field = value ?? []; } = [];

    public IReadOnlyList<string> DoNotStore { get; init => field = value ?? []; } = [];
}

/// <summary>A sort of facts, and what belongs to it.</summary>
internal sealed record CaseCategory(string Name, string Description);
