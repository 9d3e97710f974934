namespace MemoryFunctions.Http.Banks;

/// <summary>How a bank reasons: each trait from 1 (least) to 5 (most).</summary>
internal sealed record DispositionTraits
{
    public required int Skepticism { get; init; }

    public required int Literalism { get; init; }

    public required int Empathy { get; init; }
}
