using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Webhooks;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>How far a bank's changes are told. Its due time is the one of all its deliveries: however many they are, they hold up no other work.</summary>
internal sealed record TellingItem : BankItem
{
    public required long Version { get; init; }

    public required IReadOnlyList<string> Told { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>Unix milliseconds; absent where nothing is left.</summary>
    public long? DueAt { get; init; }

    public static TellingItem From(BankId bank, string life, TellingState state) => new()
    {
        Id = ItemId.Telling(life),
        Bank = bank.Path,
        Life = life,
        Kind = ItemKind.Telling,
        Version = state.Version,
        Told = state.Told,
        ClaimedUntil = state.ClaimedUntil,
        DueAt = state.DueAt?.ToUnixTimeMilliseconds(),
    };

    public TellingState ToState() => new()
    {
        Version = Version,
        Told = Told,
        ClaimedUntil = ClaimedUntil,
        DueAt = DueAt is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null,
        ETag = ETag ?? "",
    };
}
