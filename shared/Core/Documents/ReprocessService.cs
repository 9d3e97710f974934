using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Documents;

/// <summary>
/// Has a document worked through anew, as after a change of model or prompt: its content stays, and so do the memories of its
/// turns; what a language model made of it is made again.
/// </summary>
public sealed class ReprocessService(DocumentRewriter rewriter, IWorkQueue queue, ILogger<ReprocessService> logger)
{
    /// <returns>The id of the operation to follow; null where there is no such document.</returns>
    /// <exception cref="BusyException">Too much is pending in the bank.</exception>
    public async Task<string?> ReprocessAsync(BankId bank, string documentId, CancellationToken cancellationToken)
    {
        var rewrite = await rewriter.RewriteAsync(bank, documentId, OperationTypes.Reprocess, Anew, cancellationToken).ConfigureAwait(false);
        if (rewrite is null)
        {
            return null;
        }

        await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
        return rewrite.Operation!.Id;
    }

    private static StoredDocument Anew(StoredDocument document) => document with
    {
        Extraction = new ExtractionState
        {
            // What was done for earlier versions stays done.
            Version = document.Extraction.Version,
            UsageFrom = document.Extraction.UsageFrom,
            Usage = document.Extraction.Usage,
        },
    };
}
