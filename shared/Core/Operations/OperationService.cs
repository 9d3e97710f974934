using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Operations;

/// <summary>Telling how far operations have come.</summary>
public sealed class OperationService(IBankStore banks, IOperationStore operations, IDocumentStore documents)
{
    /// <summary>The operation's state, read off the documents it is about; null where the bank has no such operation.</summary>
    public async Task<OperationState?> GetAsync(BankId bank, string id, CancellationToken cancellationToken)
    {
        var header = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false);
        var operation = header is null
            ? null
            : await operations.ReadAsync(bank, header.Life, id, cancellationToken).ConfigureAwait(false);
        if (operation is null)
        {
            return null;
        }

        var found = new List<(OperationTarget Target, StoredDocument? Document)>(operation.Targets.Count);
        foreach (var target in operation.Targets)
        {
            found.Add((target, await documents.ReadAsync(bank, header!.Life, target.DocumentId, cancellationToken).ConfigureAwait(false)));
        }

        return Describe(operation, found);
    }

    internal static OperationState Describe(Operation operation, IReadOnlyList<(OperationTarget Target, StoredDocument? Document)> found)
    {
        var states = found.Select(pair => StatusOf(pair.Target, pair.Document)).ToList();
        var status = states.Contains(OperationStatus.Failed) ? OperationStatus.Failed
            : states.Contains(OperationStatus.Processing) ? OperationStatus.Processing
            : states.Contains(OperationStatus.Pending) ? OperationStatus.Pending
            : states.Contains(OperationStatus.Completed) ? OperationStatus.Completed
            : OperationStatus.Cancelled;
        var done = found.Select(pair => pair.Document?.IndexedAt).Where(at => at is not null).ToList();
        return new OperationState
        {
            Id = operation.Id,
            Type = operation.Type,
            Status = status,
            ItemsCount = operation.ItemsCount,
            DocumentId = operation.Targets.Count == 1 ? operation.Targets[0].DocumentId : null,
            CreatedAt = operation.CreatedAt,
            UpdatedAt = done.Count == 0 ? operation.CreatedAt : done.Max(),
            CompletedAt = status == OperationStatus.Completed ? done.Max() : null,
            Error = status == OperationStatus.Failed ? found.Select(pair => pair.Document?.Failure).FirstOrDefault(reason => reason is not null) : null,
            Attempts = found.Max(pair => pair.Document?.Attempts ?? 0),
        };
    }

    /// <summary>An operation for version k is done when any version from k on is; it is cancelled when its document goes before.</summary>
    private static OperationStatus StatusOf(OperationTarget target, StoredDocument? document) => document switch
    {
        null => OperationStatus.Cancelled,
        _ when !string.Equals(document.Life, target.DocumentLife, StringComparison.Ordinal) => OperationStatus.Cancelled,
        _ when document.IndexedVersion >= target.Version => OperationStatus.Completed,
        { Deleted: true } => OperationStatus.Cancelled,
        { Failure: not null } => OperationStatus.Failed,
        { Attempts: > 0 } => OperationStatus.Processing,
        _ => OperationStatus.Pending,
    };
}
