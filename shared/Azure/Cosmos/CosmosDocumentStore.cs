using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Text;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IDocumentStore"/>
internal sealed class CosmosDocumentStore(CosmosContainers containers, IOptions<CosmosOptions> options) : IDocumentStore
{
    private readonly TimeSpan retention = options.Value.OperationRetention;

    public async Task<StoredDocument?> ReadAsync(BankId bank, string life, string documentId, CancellationToken cancellationToken) =>
        (await Of(bank).ReadAsync<DocumentItem>(ItemId.Document(life, documentId), cancellationToken).ConfigureAwait(false))?.ToDocument();

    public async Task<IReadOnlyDictionary<string, Chunk>> ReadChunksAsync(
        BankId bank, string life, string documentLife, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        var ids = hashes.Select(hash => ItemId.Chunk(life, documentLife, hash)).ToList();
        var items = await Of(bank).ReadManyAsync<ChunkItem>(ids, cancellationToken).ConfigureAwait(false);
        return items.Select(item => item.ToChunk()).ToDictionary(chunk => chunk.Hash, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<string>> ReadChunkHashesAsync(
        BankId bank, string life, string documentLife, int top, CancellationToken cancellationToken) =>
        await Of(bank).QueryAsync<string>(Queries.ChunkHashes(bank, life, documentLife, top), cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<KeptAnswer>> ReadAnswersAsync(BankId bank, string life, int top, CancellationToken cancellationToken)
    {
        var items = await Of(bank).QueryAsync<AnswerItem>(Queries.Answers(bank, life, top), cancellationToken).ConfigureAwait(false);
        return [.. items.Select(item => item.ToAnswer())];
    }

    public async Task<IReadOnlyList<string>> ReadAnswerKeysAsync(
        BankId bank, string life, string documentLife, int top, CancellationToken cancellationToken) =>
        await Of(bank).QueryAsync<string>(Queries.AnswerKeys(bank, life, documentLife, top), cancellationToken).ConfigureAwait(false);

    public async Task<DocumentPage> ListAsync(BankId bank, string life, DocumentListQuery query, CancellationToken cancellationToken)
    {
        var count = Of(bank).QueryAsync<int>(Queries.CountDocuments(bank, life, query), cancellationToken);
        var items = await Of(bank).QueryAsync<DocumentItem>(Queries.Documents(bank, life, query), cancellationToken).ConfigureAwait(false);
        return new DocumentPage([.. items.Select(item => DocumentSummary.Of(item.ToDocument()))], (await count.ConfigureAwait(false)).Sum());
    }

    public async Task<RetainOutcome> CommitAsync(BankId bank, RetainCommit commit, CancellationToken cancellationToken)
    {
        // Chunks before the documents that list them, the operation last: what a crash leaves is not listed by anything.
        var writes = new RetainBatches(Of(bank), commit.Life);
        foreach (var change in commit.Documents)
        {
            foreach (var chunk in change.NewChunks)
            {
                var item = ChunkItem.From(bank, commit.Life, change.Document.Life, chunk);
                if (await writes.UpsertAsync(item, SizeOf(item), cancellationToken).ConfigureAwait(false) is { } outcome)
                {
                    return outcome;
                }
            }
        }

        foreach (var change in commit.Documents)
        {
            var item = DocumentItem.From(bank, commit.Life, change.Document, retention);
            if (await writes.WriteAsync(item, change.Document.ETag, CommitSize.Of(change.Document), cancellationToken).ConfigureAwait(false) is { } outcome)
            {
                return outcome;
            }
        }

        var operation = OperationItem.From(bank, commit.Life, commit.Operation, retention);
        return await writes.WriteAsync(operation, "", 300 + (commit.Operation.Targets.Count * 1_200), cancellationToken).ConfigureAwait(false)
            ?? await writes.FlushAsync(cancellationToken).ConfigureAwait(false)
            ?? RetainOutcome.Committed;
    }

    public async Task<RetainOutcome> ReplaceAsync(
        BankId bank, string life, IReadOnlyList<StoredDocument> changed, CancellationToken cancellationToken)
    {
        var writes = new RetainBatches(Of(bank), life);
        foreach (var document in changed)
        {
            var item = DocumentItem.From(bank, life, document, retention);
            if (await writes.WriteAsync(item, document.ETag, CommitSize.Of(document), cancellationToken).ConfigureAwait(false) is { } outcome)
            {
                return outcome;
            }
        }

        return await writes.FlushAsync(cancellationToken).ConfigureAwait(false) ?? RetainOutcome.Committed;
    }

    public async Task<int> CountPendingAsync(BankId bank, string life, CancellationToken cancellationToken) =>
        (await Of(bank).QueryAsync<int>(Queries.CountPending(bank, life), cancellationToken).ConfigureAwait(false)).Sum();

    /// <summary>In estimated bytes.</summary>
    private static int SizeOf(ChunkItem chunk) =>
        600 + JsonLength.Of(chunk.Text)
        + chunk.Turns.Sum(turn => 160 + JsonLength.Of(turn.Speaker ?? "") + JsonLength.Of(turn.Caption ?? "") + JsonLength.Of(turn.Text ?? ""));

    private CosmosPartition Of(BankId bank) => new(containers.Memories, bank);
}
