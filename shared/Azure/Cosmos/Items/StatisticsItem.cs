using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A bank's statistics at rest.</summary>
internal sealed record StatisticsItem : BankItem
{
    public required int Memories { get; init; }

    public required long Length { get; init; }

    /// <summary>The sketch, in base 64.</summary>
    public required byte[] Frequencies { get; init; }

    /// <inheritdoc cref="BankStatistics.Curated"/>
    public bool Curated { get; init; }

    public static StatisticsItem From(BankId bank, string life, BankStatistics statistics) => new()
    {
        Id = ItemId.Statistics(life),
        Bank = bank.Path,
        Life = life,
        Kind = ItemKind.Statistics,
        Memories = statistics.Memories,
        Length = statistics.Length,
        Frequencies = statistics.Frequencies.Write(),
        Curated = statistics.Curated,
    };

    public BankStatistics ToStatistics() => new(Memories, Length, TermSketch.Read(Frequencies)) { Curated = Curated };
}
