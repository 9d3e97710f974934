using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Recall;

/// <summary>The memories that answer a question, best first.</summary>
public sealed record RecallAnswer
{
    public required IReadOnlyList<RecalledMemory> Results { get; init; }

    /// <summary>The asked chunks by chunk id, within their token budget; null where they were not asked for.</summary>
    public IReadOnlyDictionary<string, ChunkText>? Chunks { get; init; }

    /// <summary>The facts behind the results that are observations, within their token budget; null where they were not asked for.</summary>
    public SourceFacts? Sources { get; init; }

    /// <summary>What an arm could not deliver, such as <c>semantic: timeout</c>; empty when all went well.</summary>
    public IReadOnlyList<string> Degraded { get; init; } = [];

    /// <summary>How the answer came about, where asked for.</summary>
    public RecallTrace? Trace { get; init; }
}
