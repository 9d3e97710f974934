namespace MemoryFunctions.Http.Mem0;

/// <summary>What an add changed, as the self-hosted server tells it.</summary>
internal sealed record ServerAdded
{
    public required IReadOnlyList<ServerChange> Results { get; init; }
}

/// <summary>A new memory.</summary>
internal sealed record ServerChange
{
    public required string Id { get; init; }

    public required string Memory { get; init; }

    /// <summary>ADD.</summary>
    public string Event { get; init; } = "ADD";
}
