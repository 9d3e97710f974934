using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Reading and deleting documents.</summary>
internal static class DocumentEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.Documents, ListAsync)
            .Describe("Documents", "listDocuments", "A page of the bank's documents, last updated first.")
            .TakesQuery("limit", "1 to 1,000; 100 where absent.", isInteger: true)
            .TakesQuery("offset", "How many to skip.", isInteger: true)
            .TakesQuery("q", "Part of the id, in any case.")
            .TakesQuery("tags", "A tag; may be given several times.")
            .TakesQuery("tags_match", "any, all, any_strict (where absent), all_strict or exact.")
            .Fails(404, 422, 500, 503);
        endpoints.MapGet(Routes.Document, GetAsync)
            .Describe("Documents", "getDocument", "A document with its text.")
            .Fails(404, 422, 500, 503);
        endpoints.MapPatch(Routes.Document, UpdateAsync)
            .Describe("Documents", "updateDocument", "Changes a document's tags. When it answers, its memories have them.")
            .Fails(400, 404, 413, 415, 422, 429, 500, 503);
        endpoints.MapDelete(Routes.Document, DeleteAsync)
            .Describe("Documents", "deleteDocument", "Deletes a document with all that it said. When it answers, nothing of it can be read any more.")
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<ListDocumentsResponse>> ListAsync(
        BankPath path, HttpContext context, DocumentService service, CancellationToken cancellationToken)
    {
        var query = ListMapping.ToDocumentQuery(new QueryReader(context));
        var page = await service.ListAsync(path.Bank, query, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new ListDocumentsResponse
        {
            Items = [.. page.Items.Select(document => ListMapping.ToItem(path.Bank.Key, document))],
            Total = page.Total,
            Limit = query.Limit,
            Offset = query.Offset,
        });
    }

    private static async Task<Ok<DocumentResponse>> GetAsync(
        BankPath path, DocumentPath document, DocumentService service, CancellationToken cancellationToken)
    {
        var (summary, text) = await service.GetAsync(path.Bank, document.Id, cancellationToken).ConfigureAwait(false) ?? throw NotFound();
        return TypedResults.Ok(new DocumentResponse
        {
            Id = summary.Id,
            BankId = path.Bank.Key,
            OriginalText = text,
            ContentHash = summary.ContentHash,
            CreatedAt = summary.CreatedAt,
            UpdatedAt = summary.UpdatedAt,
            MemoryUnitCount = summary.MemoryCount,
            Tags = summary.Tags,
            DocumentMetadata = summary.Metadata,
            RetainParams = new RetainParams { Context = summary.Context },
        });
    }

    private static async Task<Ok<UpdateDocumentResponse>> UpdateAsync(
        BankPath path, DocumentPath document, JsonBody<UpdateDocumentRequest> body, DocumentTagService service, CancellationToken cancellationToken)
    {
        var tags = body.Value.Tags ?? throw new InvalidInputException("tags", "is required");
        return await service.SetAsync(path.Bank, document.Id, tags, cancellationToken).ConfigureAwait(false)
            ? TypedResults.Ok(new UpdateDocumentResponse())
            : throw NotFound();
    }

    private static async Task<Ok<DeleteDocumentResponse>> DeleteAsync(
        BankPath path, DocumentPath document, DocumentService service, CancellationToken cancellationToken)
    {
        var deletion = await service.DeleteAsync(path.Bank, document.Id, cancellationToken).ConfigureAwait(false) ?? throw NotFound();
        return TypedResults.Ok(new DeleteDocumentResponse
        {
            Message = "The document and all that it said are deleted.",
            DocumentId = document.Id,
            MemoryUnitsDeleted = deletion.Memories,
        });
    }

    private static ProblemException NotFound() => new(StatusCodes.Status404NotFound, "There is no such document.");
}
