namespace MemoryFunctions.Http.Mem0;

/// <summary>What an add changed.</summary>
internal sealed record Mem0AddResult
{
    public required string Id { get; init; }

    public required Mem0AddData Data { get; init; }

    /// <summary>ADD.</summary>
    public string Event { get; init; } = "ADD";
}

/// <summary>A new memory's words.</summary>
internal sealed record Mem0AddData
{
    public required string Memory { get; init; }
}
