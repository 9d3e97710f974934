using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Core.Documents;

/// <summary>Changes what a document is tagged with: its memories copy the tags, and have the new ones when this answers.</summary>
public sealed class DocumentTagService(DocumentRewriter rewriter, RetainService retain)
{
    /// <returns>False where there is no such document.</returns>
    /// <exception cref="InvalidInputException">A tag is not well formed, or there are too many.</exception>
    /// <exception cref="BusyException">Too much is pending in the bank.</exception>
    public async Task<bool> SetAsync(BankId bank, string documentId, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        RetainValidation.CheckAbout("", context: null, tags, [], DocumentPart.NoMetadata);
        IReadOnlyList<string> distinct = [.. tags.Distinct(StringComparer.Ordinal)];
        var rewrite = await rewriter.RewriteAsync(
            bank,
            documentId,
            OperationTypes.Retain,
            document => document.Failure is null && document.Tags.SequenceEqual(distinct, StringComparer.Ordinal) ? null : document with { Tags = distinct },
            cancellationToken).ConfigureAwait(false);
        if (rewrite?.Operation is { } operation)
        {
            await retain.IndexAsync(bank, rewrite.Life, operation.Targets, cancellationToken).ConfigureAwait(false);
        }

        return rewrite is not null;
    }
}
