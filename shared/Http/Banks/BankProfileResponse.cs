namespace MemoryFunctions.Http.Banks;

/// <summary>What people say of a bank.</summary>
internal sealed record BankProfileResponse
{
    public required string BankId { get; init; }

    public required string Name { get; init; }

    public required DispositionTraits Disposition { get; init; }

    public required string Mission { get; init; }

    public string? Background { get; init; }
}
