namespace MemoryFunctions.Core.Banks;

/// <summary>What people say of a bank.</summary>
public sealed record BankProfile
{
    public required BankId Bank { get; init; }

    public required string Name { get; init; }

    public string Mission { get; init; } = "";

    public string? Background { get; init; }

    /// <summary>What to remember, and how.</summary>
    public BankGuidance Guidance { get; init; } = BankGuidance.None;

    public Disposition Disposition { get; init; } = new();

    /// <summary>Which ways to look for memories are on.</summary>
    public Retrieval Retrieval { get; init; } = Retrieval.All;

    /// <summary>The UTF-16 units that a chunk of a conversation aims at; null leaves it to the deployment.</summary>
    public int? ChunkLength { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
