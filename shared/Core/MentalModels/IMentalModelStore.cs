using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>Mental models at rest. What a reader sees of one changes only together with the bank's header, under its ETag.</summary>
public interface IMentalModelStore
{
    /// <summary>All mental models of a bank's incarnation, in no order.</summary>
    Task<IReadOnlyList<MentalModel>> ListAsync(BankId bank, string life, CancellationToken cancellationToken);

    Task<MentalModel?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken);

    /// <summary>Makes the model or, under its ETag, replaces it, together with the header; false where one of them changed or went meanwhile.</summary>
    Task<bool> TryWriteAsync(BankId bank, BankHeader header, MentalModel model, Operation? operation, CancellationToken cancellationToken);

    /// <summary>Replaces the model under its ETag where readers see no difference; the new one, or null where it changed or went meanwhile.</summary>
    Task<MentalModel?> TryReplaceAsync(BankId bank, string life, MentalModel model, CancellationToken cancellationToken);

    /// <summary>Removes the model under its ETag together with replacing the header.</summary>
    Task<bool> TryDeleteAsync(BankId bank, BankHeader header, MentalModel model, CancellationToken cancellationToken);
}
