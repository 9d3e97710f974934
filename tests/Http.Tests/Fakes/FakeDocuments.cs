using System.Collections.Concurrent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Http.Tests.Fakes;

/// <summary>Documents and operations in memory. What is committed counts as indexed at once, unless the test says otherwise.</summary>
internal sealed class FakeDocuments : IDocumentStore, IOperationStore
{
    private readonly ConcurrentDictionary<(BankId Bank, string Id), StoredDocument> documents = new();
    private readonly ConcurrentDictionary<string, Chunk> chunks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(BankId Bank, string Id), Operation> operations = new();

    public bool IsSlow { get; set; }

    /// <summary>How many documents are said to be pending.</summary>
    public int Pending { get; set; }

    public IReadOnlyCollection<StoredDocument> All => [.. documents.Values];

    public Task<StoredDocument?> ReadAsync(BankId bank, string life, string documentId, CancellationToken cancellationToken) =>
        Task.FromResult(documents.GetValueOrDefault((bank, documentId)));

    public Task<IReadOnlyDictionary<string, Chunk>> ReadChunksAsync(
        BankId bank, string life, string documentLife, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, Chunk>>(
            hashes.Where(chunks.ContainsKey).ToDictionary(hash => hash, hash => chunks[hash], StringComparer.Ordinal));

    public Task<IReadOnlyList<string>> ReadChunkHashesAsync(
        BankId bank, string life, string documentLife, int top, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<KeptAnswer>> ReadAnswersAsync(BankId bank, string life, int top, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KeptAnswer>>([]);

    public Task<IReadOnlyList<string>> ReadAnswerKeysAsync(
        BankId bank, string life, string documentLife, int top, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<RetainOutcome> CommitAsync(BankId bank, RetainCommit commit, CancellationToken cancellationToken)
    {
        foreach (var change in commit.Documents)
        {
            documents[(bank, change.Document.Id)] = change.Document with { IndexedVersion = IsSlow ? 0 : change.Document.Version };
            foreach (var chunk in change.NewChunks)
            {
                chunks[chunk.Hash] = chunk;
            }
        }

        operations[(bank, commit.Operation.Id)] = commit.Operation;
        return Task.FromResult(RetainOutcome.Committed);
    }

    public Task<DocumentPage> ListAsync(BankId bank, string life, DocumentListQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new DocumentPage([], documents.Count));

    Task<Operation?> IOperationStore.ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken) =>
        Task.FromResult(operations.GetValueOrDefault((bank, id)));

    public Task<RetainOutcome> ReplaceAsync(BankId bank, string life, IReadOnlyList<StoredDocument> changed, CancellationToken cancellationToken)
    {
        foreach (var document in changed)
        {
            documents[(bank, document.Id)] = document;
        }

        return Task.FromResult(RetainOutcome.Committed);
    }

    public Task<int> CountPendingAsync(BankId bank, string life, CancellationToken cancellationToken) => Task.FromResult(Pending);

    public Task<OperationPage<Operation>> ListAsync(
        BankId bank, string life, string? type, int limit, int offset, CancellationToken cancellationToken)
    {
        var all = operations.Where(entry => entry.Key.Bank == bank && (type is null || entry.Value.Type == type)).Select(entry => entry.Value)
            .OrderByDescending(operation => operation.CreatedAt).ToList();
        return Task.FromResult(new OperationPage<Operation>([.. all.Skip(offset).Take(limit)], all.Count));
    }

    public Task<bool> TryReplaceAsync(BankId bank, string life, Operation operation, CancellationToken cancellationToken)
    {
        operations[(bank, operation.Id)] = operation;
        return Task.FromResult(true);
    }

    public Task<bool> DeleteAsync(BankId bank, string life, string id, CancellationToken cancellationToken) =>
        Task.FromResult(operations.TryRemove((bank, id), out _));

    public Task<IReadOnlyDictionary<string, DocumentState>> ReadStatesAsync(
        BankId bank, string life, IReadOnlyCollection<string> documentIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, DocumentState>>(documentIds.Where(id => documents.ContainsKey((bank, id)))
            .ToDictionary(id => id, id => DocumentState.Of(documents[(bank, id)], documents[(bank, id)].UpdatedAt), StringComparer.Ordinal));

    public Task<IReadOnlyList<OperationTarget>> ReadWaitingAsync(BankId bank, string life, int top, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<OperationTarget>>(
        [
            .. documents.Where(entry => entry.Key.Bank == bank && (entry.Value.IsPending || entry.Value.IsUnextracted))
                .Select(entry => new OperationTarget(entry.Key.Id, entry.Value.Life, entry.Value.Version)),
        ]);
}
