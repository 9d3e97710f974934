using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A chunk at rest, addressed by its hash.</summary>
internal sealed record ChunkItem : BankItem
{
    public required string DocumentLife { get; init; }

    public required string Hash { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<TurnItem> Turns { get; init; }

    public static ChunkItem From(BankId bank, string life, string documentLife, Chunk chunk) => new()
    {
        Id = ItemId.Chunk(life, documentLife, chunk.Hash),
        Bank = bank.Path,
        Life = life,
        Kind = ItemKind.Chunk,
        DocumentLife = documentLife,
        Hash = chunk.Hash,
        Text = chunk.Text,
        Turns = [.. chunk.Turns.Select(turn => TurnItem.From(turn, chunk.Text))],
    };

    public Chunk ToChunk() => new() { Hash = Hash, Text = Text, Turns = [.. Turns.Select(turn => turn.ToTurn(Text))] };
}
