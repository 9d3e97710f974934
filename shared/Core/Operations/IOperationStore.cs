using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Operations;

/// <summary>Operations at rest, and what they are told by; they are made together with what they do to documents.</summary>
public interface IOperationStore
{
    /// <summary>The operation, or null where the bank's incarnation has none of that id.</summary>
    Task<Operation?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken);

    /// <summary>A page of the operations, newest first.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="life">Its incarnation.</param>
    /// <param name="type">Only those of this type; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="offset">How many to skip.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<OperationPage<Operation>> ListAsync(
        BankId bank, string life, string? type, int limit, int offset, CancellationToken cancellationToken);

    /// <summary>Replaces the operation under its ETag; false where it changed or went, or the bank did.</summary>
    Task<bool> TryReplaceAsync(BankId bank, string life, Operation operation, CancellationToken cancellationToken);

    /// <summary>Removes the operation; false where it is not there.</summary>
    Task<bool> DeleteAsync(BankId bank, string life, string id, CancellationToken cancellationToken);

    /// <summary>How far the documents have come, by id; one that is not there is left out.</summary>
    Task<IReadOnlyDictionary<string, DocumentState>> ReadStatesAsync(
        BankId bank, string life, IReadOnlyCollection<string> documentIds, CancellationToken cancellationToken);

    /// <summary>The newest versions of the documents that wait for either stage, longest due first; at most <paramref name="top"/>.</summary>
    Task<IReadOnlyList<OperationTarget>> ReadWaitingAsync(BankId bank, string life, int top, CancellationToken cancellationToken);
}
