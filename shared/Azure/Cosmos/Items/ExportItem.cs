using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Exports;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>An export at rest: what was asked for, and no memory.</summary>
internal sealed record ExportItem : BankItem
{
    public required MemoryExport Export { get; init; }

    public static ExportItem From(string id, BankId bank, string life, MemoryExport export, TimeSpan retention) => new()
    {
        Id = id,
        Bank = bank.Path,
        Life = life,
        Kind = ItemKind.Export,
        Ttl = (int)retention.TotalSeconds,
        Export = export,
    };
}
