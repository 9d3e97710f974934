namespace MemoryFunctions.Http.Banks;

/// <summary>What changes about a memory: what is absent stays as it is.</summary>
internal sealed record UpdateMemoryRequest
{
    /// <summary>New words.</summary>
    public string? Text { get; init; }

    /// <summary>Empty takes it away.</summary>
    public string? Context { get; init; }

    /// <summary>ISO 8601; empty takes it away.</summary>
    public string? OccurredStart { get; init; }

    /// <inheritdoc cref="OccurredStart"/>
    public string? OccurredEnd { get; init; }

    /// <summary><c>world</c> or <c>experience</c>.</summary>
    public string? FactType { get; init; }

    /// <summary>All names, in place of those that it has.</summary>
    public IReadOnlyList<string>? Entities { get; init; }

    /// <summary><c>invalidated</c> keeps it out of sight, <c>valid</c> shows it again.</summary>
    public string? State { get; init; }

    /// <summary>Why it is invalidated.</summary>
    public string? Reason { get; init; }

    /// <summary>All tags, in place of those that it has.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>All metadata, in place of what there is.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
