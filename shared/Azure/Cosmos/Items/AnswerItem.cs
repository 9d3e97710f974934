using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Extract;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A model's answer at rest, until it is used.</summary>
internal sealed record AnswerItem : BankItem
{
    public required string DocumentLife { get; init; }

    public required string Key { get; init; }

    public required IReadOnlyList<SegmentAnswer> Segments { get; init; }

    public static AnswerItem From(BankId bank, string life, KeptAnswer answer, TimeSpan retention) => new()
    {
        Id = ItemId.Answer(life, answer.Address),
        Bank = bank.Path,
        Life = life,
        Kind = ItemKind.Answer,
        Ttl = (int)retention.TotalSeconds,
        DocumentLife = answer.DocumentLife,
        Key = answer.Key,
        Segments = answer.Segments,
    };

    public KeptAnswer ToAnswer() => new(DocumentLife, Key, Segments);
}
