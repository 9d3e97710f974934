namespace MemoryFunctions.Core.Banks;

/// <summary>How a bank reasons when it reflects: each trait from 1 (least) to 5 (most).</summary>
public sealed record Disposition
{
    public int Skepticism { get; init; } = 3;

    public int Literalism { get; init; } = 3;

    public int Empathy { get; init; } = 3;
}
