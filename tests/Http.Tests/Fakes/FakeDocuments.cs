using System.Collections.Concurrent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
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

    public Task<DocumentPage> ListAsync(BankId bank, string life, int limit, int offset, CancellationToken cancellationToken) =>
        Task.FromResult(new DocumentPage([], documents.Count));

    Task<Operation?> IOperationStore.ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken) =>
        Task.FromResult(operations.GetValueOrDefault((bank, id)));
}
