using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A bank's profile at rest.</summary>
internal sealed record ProfileItem : BankItem
{
    public required string Name { get; init; }

    public required string Mission { get; init; }

    public string? Background { get; init; }

    public BankGuidance? Guidance { get; init; }

    public required Disposition Disposition { get; init; }

    /// <summary>Null where everything is on.</summary>
    public Retrieval? Retrieval { get; init; }

    public int? ChunkLength { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static ProfileItem From(BankProfile profile, string life) => new()
    {
        Id = ItemId.Profile(life),
        Bank = profile.Bank.Path,
        Life = life,
        Kind = ItemKind.Profile,
        Name = profile.Name,
        Mission = profile.Mission,
        Background = profile.Background,
        Guidance = profile.Guidance == BankGuidance.None ? null : profile.Guidance,
        Disposition = profile.Disposition,
        Retrieval = profile.Retrieval == Retrieval.All ? null : profile.Retrieval,
        ChunkLength = profile.ChunkLength,
        CreatedAt = profile.CreatedAt,
        UpdatedAt = profile.UpdatedAt,
    };

    public BankProfile ToProfile(BankId bank) => new()
    {
        Bank = bank,
        Name = Name,
        Mission = Mission,
        Background = Background,
        Guidance = Guidance ?? BankGuidance.None,
        Disposition = Disposition,
        Retrieval = Retrieval ?? Retrieval.All,
        ChunkLength = ChunkLength,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
