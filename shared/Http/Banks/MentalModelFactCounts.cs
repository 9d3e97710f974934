namespace MemoryFunctions.Http.Banks;

/// <summary>How many memories of each type were found, and how many of those the text goes by.</summary>
internal sealed record MentalModelFactCounts
{
    public required IReadOnlyDictionary<string, int> Retrieved { get; init; }

    public required IReadOnlyDictionary<string, int> Used { get; init; }
}
