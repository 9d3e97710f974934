using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Reading the chunks of documents.</summary>
internal static class ChunkEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.DocumentChunks, ListAsync)
            .Describe("Documents", "listDocumentChunks", "A page of a document's chunks in their order. Slashes of its id must be encoded.")
            .TakesQuery("limit", "1 to 1,000; 100 where absent.", isInteger: true)
            .TakesQuery("offset", "How many to skip.", isInteger: true)
            .Fails(404, 422, 500, 503);
        endpoints.MapGet(Routes.Chunk, GetAsync)
            .Describe("Documents", "getChunk", "The chunk of an id that a memory carries, in whichever of the caller's banks it is.")
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<ListChunksResponse>> ListAsync(
        BankPath path, DocumentPath document, HttpContext context, ChunkService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var (limit, offset) = ListMapping.ToPage(query);
        query.Finish();
        var page = await service.ListAsync(path.Bank, document.Id, limit, offset, cancellationToken).ConfigureAwait(false)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "There is no such document.");
        return TypedResults.Ok(new ListChunksResponse { Items = [.. page.Items.Select(ToResponse)], Total = page.Total, Limit = limit, Offset = offset });
    }

    private static async Task<Ok<ChunkResponse>> GetAsync(TenantPath path, HttpContext context, ChunkService service, CancellationToken cancellationToken)
    {
        new QueryReader(context).Finish();

        // A bank of this surface is a user's.
        return await service.FindAsync(path.Tenant, RouteText.Read(context, "chunk_id"), cancellationToken).ConfigureAwait(false) is { Bank.Kind: BankKind.User } chunk
            ? TypedResults.Ok(ToResponse(chunk))
            : throw new ProblemException(StatusCodes.Status404NotFound, "There is no such chunk.");
    }

    private static ChunkResponse ToResponse(DocumentChunk chunk) => new()
    {
        ChunkId = chunk.Id,
        DocumentId = chunk.DocumentId,
        BankId = chunk.Bank.Key,
        ChunkIndex = chunk.Index,
        ChunkText = chunk.Text,
        CreatedAt = chunk.CreatedAt,
    };
}
