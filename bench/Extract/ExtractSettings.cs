namespace MemoryFunctions.Bench.Extract;

/// <summary>What a run was told.</summary>
internal sealed record ExtractSettings
{
    /// <summary>Whether the language model is to be asked.</summary>
    public bool IsLive { get; init; }

    public required IReadOnlyList<ExtractCase> Cases { get; init; }

    public int Parallel { get; init; } = 1;

    /// <summary>How long a session may take to be read.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>Null counts tokens only.</summary>
    public Prices? Prices { get; init; }

    /// <summary>The file of results; null writes none.</summary>
    public string? Results { get; init; }
}
