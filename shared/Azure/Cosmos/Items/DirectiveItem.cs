using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A directive at rest.</summary>
internal sealed record DirectiveItem : BankItem
{
    public required Directive Directive { get; init; }

    public static DirectiveItem From(BankId bank, string life, Directive directive) => new()
    {
        Id = ItemId.Directive(life, directive.Id),
        Bank = bank.Path,
        Life = life,
        Kind = ItemKind.Directive,
        Directive = directive,
    };
}
