namespace MemoryFunctions.Core.Banks;

/// <summary>
/// What a reader may see of a bank: everything committed up to one version, and nothing of what is deleted. Every read of
/// memories takes one, so that all arms of a recall see the same state whatever is committed meanwhile.
/// </summary>
public sealed record BankView
{
    /// <summary>The bank's incarnation.</summary>
    public required string Life { get; init; }

    /// <summary>The last commit to see.</summary>
    public required long Version { get; init; }

    /// <summary>Generations that are committed while their memories still carry the generation's name.</summary>
    public IReadOnlyList<string> Generations { get; init; } = [];

    /// <summary>Incarnations of documents that are deleted and not purged yet.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];
}
