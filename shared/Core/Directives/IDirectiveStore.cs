using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Directives;

/// <summary>Directives at rest. Every write replaces the bank's header, under whose ETag it is made.</summary>
public interface IDirectiveStore
{
    /// <summary>All directives of a bank's incarnation, in no order.</summary>
    Task<IReadOnlyList<Directive>> ListAsync(BankId bank, string life, CancellationToken cancellationToken);

    Task<Directive?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken);

    /// <summary>Writes directives together with the header; false where the header changed or went meanwhile.</summary>
    Task<bool> TryWriteAsync(BankId bank, BankHeader header, IReadOnlyList<Directive> directives, CancellationToken cancellationToken);

    /// <summary>Removes a directive together with replacing the header; false where either changed or went meanwhile.</summary>
    Task<bool> TryDeleteAsync(BankId bank, BankHeader header, string id, CancellationToken cancellationToken);
}
