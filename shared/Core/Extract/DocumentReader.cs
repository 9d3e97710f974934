using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Core.Extract;

/// <summary>Reads of a document what the second stage needs of it, in proportion to what is new.</summary>
internal sealed class DocumentReader(IDocumentStore documents, ExtractOptions options)
{
    /// <summary>Null where nothing of it waits for the second stage: it was done, it is gone, or a newer version is to be indexed first.</summary>
    public async Task<DocumentReading?> ReadAsync(BankId bank, string life, string documentId, CancellationToken cancellationToken)
    {
        string? etag = null;
        while (await documents.ReadAsync(bank, life, documentId, cancellationToken).ConfigureAwait(false) is { IsUnextracted: true } document)
        {
            var needed = ExtractionDelta.Needed(document, options.ContextTokens);
            var texts = await documents.ReadChunksAsync(bank, life, document.Life, needed, cancellationToken).ConfigureAwait(false);
            if (texts.Count == needed.Count)
            {
                return new DocumentReading(document, texts);
            }

            if (string.Equals(document.ETag, etag, StringComparison.Ordinal))
            {
                throw new StoreException("a chunk of the document is missing", isTransient: false);
            }

            etag = document.ETag;
        }

        return null;
    }
}
