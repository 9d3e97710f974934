using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Exports;

/// <summary>Exports at rest, each for as long as an operation is kept.</summary>
public interface IExportStore
{
    /// <summary>Keeps it, also as the newest of its filters. The same again changes nothing. False where the bank is gone.</summary>
    Task<bool> TryWriteAsync(BankId bank, string life, MemoryExport export, CancellationToken cancellationToken);

    Task<MemoryExport?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken);

    /// <summary>The newest of these filters.</summary>
    Task<MemoryExport?> ReadNewestAsync(BankId bank, string life, string filters, CancellationToken cancellationToken);
}
