using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>Turns of one chunk that a model is asked about together.</summary>
internal sealed record Segment
{
    public required StoredDocument Document { get; init; }

    public required ChunkHistory Chunk { get; init; }

    /// <summary>The first of them, by its place in the chunk.</summary>
    public required int From { get; init; }

    public required IReadOnlyList<Turn> Turns { get; init; }

    /// <summary>What was said just before, as far as it may go along.</summary>
    public required IReadOnlyList<PassageTurn> Before { get; init; }

    /// <summary>What it is asked under.</summary>
    public required BankGuidance Guidance { get; init; }

    /// <inheritdoc cref="SegmentAnswer.Key"/>
    public required string Key { get; init; }

    public int Tokens => Turns.Sum(PassageText.Tokens);

    public int BeforeTokens => Before.Sum(turn => PassageText.Tokens(turn.Speaker, turn.Text));

    private bool IsToTheEnd => From + Turns.Count == Chunk.Chunk.Turns;

    /// <summary>Whether it goes on where another ends, so that both are one passage.</summary>
    public bool Continues(Segment other) =>
        string.Equals(Document.Life, other.Document.Life, StringComparison.Ordinal)
        && From == 0
        && other.IsToTheEnd
        && Chunk.Index == other.Chunk.Index + 1
        && string.Equals(Chunk.Part.Context, other.Chunk.Part.Context, StringComparison.Ordinal);

    /// <summary>Whether what stands before it is the other's turns.</summary>
    public bool Stands(Segment other) =>
        string.Equals(Document.Life, other.Document.Life, StringComparison.Ordinal)
        && From == 0
        && other.IsToTheEnd
        && Chunk.Index == other.Chunk.Index + 1;

    public PassageTurn TurnAt(int at, int number) => new(number, Turns[at].Speaker, Turns[at].Text, Turns[at].Timestamp ?? Chunk.Chunk.At);
}
