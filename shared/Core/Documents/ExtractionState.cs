using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Documents;

/// <summary>How far the second stage has come with a document.</summary>
public sealed record ExtractionState
{
    public static readonly ExtractionState None = new();

    /// <summary>The version of which every chunk was asked about; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>The chunks that were asked about: what the next extraction compares with.</summary>
    public IReadOnlyList<ExtractedChunk> Chunks { get; init; } = [];

    /// <summary>Estimated tokens of the indexed version that were not asked about yet; 0: there is nothing to extract.</summary>
    public int NewTokens { get; init; }

    /// <summary>When the oldest of them was retained.</summary>
    public DateTimeOffset? NewSince { get; init; }

    /// <summary>How often it was tried in vain, for whatever reason.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last of the attempts failed; of no meaning where there are none.</summary>
    public string? Trouble { get; init; }

    /// <summary>When it may be tried again, where it has failed.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Those of the attempts that count against it: see <see cref="StoredDocument.Strikes"/>.</summary>
    public int Strikes { get; init; }

    /// <summary>Why it will not be tried again.</summary>
    public string? Failure { get; init; }

    /// <summary>Why some of it was not read, by the model's own decision; null where all of it was.</summary>
    public string? Refusal { get; init; }

    /// <summary>What the last extraction that changed <see cref="Version"/> cost.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>The model that was asked last.</summary>
    public string? Model { get; init; }

    /// <summary>What went so far into the extraction that will change <see cref="Version"/>.</summary>
    public TokenUsage Spent { get; init; }

    /// <summary>The version before <see cref="Version"/>: operations for versions after it share <see cref="Usage"/>.</summary>
    public long UsageFrom { get; init; }
}
