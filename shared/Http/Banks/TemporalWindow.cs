namespace MemoryFunctions.Http.Banks;

/// <summary>A time that a question is about. It ranks, and keeps nothing out.</summary>
internal sealed record TemporalWindow
{
    /// <summary>Its first moment, ISO 8601.</summary>
    public required string Start { get; init; }

    /// <summary>Its last moment, ISO 8601; a date means the end of that day.</summary>
    public required string End { get; init; }
}
