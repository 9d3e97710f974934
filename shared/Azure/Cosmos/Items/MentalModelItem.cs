using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.MentalModels;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A mental model at rest.</summary>
internal sealed record MentalModelItem : BankItem
{
    public required MentalModel Model { get; init; }

    /// <summary>Unix milliseconds: the sweep finds it by that.</summary>
    public long? DueAt { get; init; }

    public static MentalModelItem From(BankId bank, string life, MentalModel model) => new()
    {
        Id = ItemId.MentalModel(life, model.Id),
        Bank = bank.Path,
        Life = life,
        Kind = ItemKind.MentalModel,
        Model = model with { ETag = "" },
        DueAt = model.DueAt?.ToUnixTimeMilliseconds(),
    };

    public MentalModel ToModel() => Model with { ETag = ETag ?? "" };
}
