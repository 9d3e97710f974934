using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Operations;

/// <summary>Operations at rest; they are written together with the documents they are about.</summary>
public interface IOperationStore
{
    /// <summary>The operation, or null where the bank's incarnation has none of that id.</summary>
    Task<Operation?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken);
}
