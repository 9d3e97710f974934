namespace MemoryFunctions.Core.MentalModels;

/// <summary>What a refresh wrote.</summary>
public sealed record MentalText
{
    public required string Content { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The bank's version that it was written of.</summary>
    public required long Version { get; init; }

    /// <summary>All that was read for it: where one of them is gone, it is shown to nobody.</summary>
    public required IReadOnlyList<MentalSource> Sources { get; init; }
}
