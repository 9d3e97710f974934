namespace MemoryFunctions.Http.Banks;

/// <summary>Memories of which time were read: all up to when the run began.</summary>
internal sealed record MentalModelWindow
{
    public required DateTimeOffset CreatedBefore { get; init; }

    /// <summary>What a refresh would tell as its model's last; null where no memory was found.</summary>
    public DateTimeOffset? Watermark { get; init; }
}
