using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Overview;

namespace MemoryFunctions.Core.Documents;

/// <summary>Reading the chunks of documents.</summary>
public sealed class ChunkService(IBankStore banks, IDocumentStore documents, IOverviewStore overview, BankDirectory directory)
{
    /// <summary>Among how many of a bank's documents a chunk's is looked for.</summary>
    private const int MostDocuments = 100_000;

    /// <summary>A page of a document's chunks in their order; null where there is no such document.</summary>
    public async Task<DocumentChunkPage?> ListAsync(BankId bank, string documentId, int limit, int offset, CancellationToken cancellationToken) =>
        await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is { } header
            ? await ReadAsync(bank, header.Life, documentId, document => Places(document).Skip(offset).Take(limit), cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>The chunk of an id, in whichever bank of the tenant; null where there is none.</summary>
    public async Task<DocumentChunk?> FindAsync(string tenant, string chunkId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chunkId);
        if (chunkId.Split('-') is not [var handle, var key, _]
            || await directory.FindAsync(tenant, handle, cancellationToken).ConfigureAwait(false) is not { } bank
            || await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return null;
        }

        // The id has a digest of the document's: nothing leads back from it but looking through them.
        var ids = await overview.ReadDocumentIdsAsync(bank, header.Life, MostDocuments, cancellationToken).ConfigureAwait(false);
        if (ids.FirstOrDefault(id => string.Equals(ChunkId.DocumentKey(id), key, StringComparison.Ordinal)) is not { } documentId)
        {
            return null;
        }

        var page = await ReadAsync(
            bank, header.Life, documentId, document => Places(document).Where(place => string.Equals(ChunkId.Create(bank, documentId, place.Chunk), chunkId, StringComparison.Ordinal)), cancellationToken)
            .ConfigureAwait(false);
        return page is { Items: [var chunk] } ? chunk : null;
    }

    private static IEnumerable<(ChunkRef Chunk, int Index)> Places(StoredDocument document) => document.Parts.SelectMany(part => part.Chunks).Select((chunk, index) => (chunk, index));

    private async Task<DocumentChunkPage?> ReadAsync(
        BankId bank, string life, string documentId, Func<StoredDocument, IEnumerable<(ChunkRef Chunk, int Index)>> choose, CancellationToken cancellationToken)
    {
        string? etag = null;
        while (await documents.ReadAsync(bank, life, documentId, cancellationToken).ConfigureAwait(false) is { Deleted: false } document)
        {
            var chosen = choose(document).ToList();
            var hashes = chosen.Select(place => place.Chunk.Hash).ToHashSet(StringComparer.Ordinal);
            var texts = await documents.ReadChunksAsync(bank, life, document.Life, hashes, cancellationToken).ConfigureAwait(false);
            if (texts.Count == hashes.Count)
            {
                return new DocumentChunkPage(
                    [.. chosen.Select(place => Describe(bank, document, place.Chunk, place.Index, texts[place.Chunk.Hash].Text))], document.Parts.Sum(part => part.Chunks.Count));
            }

            // They went because the document changed meanwhile, or they are lost.
            if (string.Equals(document.ETag, etag, StringComparison.Ordinal))
            {
                throw new StoreException("a chunk of the document is missing", isTransient: false);
            }

            etag = document.ETag;
        }

        return null;
    }

    private static DocumentChunk Describe(BankId bank, StoredDocument document, ChunkRef chunk, int index, string text) => new()
    {
        Id = ChunkId.Create(bank, document.Id, chunk),
        Bank = bank,
        DocumentId = document.Id,
        Index = index,
        Text = text,
        CreatedAt = chunk is { Dated: false, At: { } at } ? at : document.CreatedAt,
    };
}
