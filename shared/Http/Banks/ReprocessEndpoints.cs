using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Having what is retained worked on anew, or sooner.</summary>
internal static class ReprocessEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Routes.Reprocess, ReprocessAsync)
            .Describe(
                "Documents",
                "reprocessDocument",
                "Has a language model read a document anew, as after a change of settings. Its content stays, and so do the memories of its turns. Slashes of its id must be encoded.")
            .Fails(404, 422, 429, 500, 503);
        endpoints.MapPost(Routes.Consolidate, ConsolidateAsync)
            .Describe("Banks", "triggerConsolidation", "Has what waits in the bank read by the language model at once. The body may be left out.")
            .Fails(404, 413, 415, 422, 500, 503);
    }

    private static async Task<Ok<ReprocessDocumentResponse>> ReprocessAsync(
        BankPath path, DocumentPath document, ReprocessService service, CancellationToken cancellationToken)
    {
        var operation = await service.ReprocessAsync(path.Bank, document.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "There is no such document.");
        return TypedResults.Ok(new ReprocessDocumentResponse { OperationId = operation, ItemsCount = 1 });
    }

    private static async Task<Ok<ConsolidationResponse>> ConsolidateAsync(
        BankPath path, OptionalJsonBody<ConsolidationRequest> body, ConsolidationService service, CancellationToken cancellationToken)
    {
        if (body.Value?.ObservationScopes is not null)
        {
            // Taken for all, it would cost what was not asked for.
            throw new InvalidInputException("observation_scopes", "is not supported; without it all that waits is taken");
        }

        var result = await service.ConsolidateAsync(path.Bank, cancellationToken).ConfigureAwait(false)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "There is no such bank.");
        return TypedResults.Ok(new ConsolidationResponse { OperationId = result.OperationId, Deduplicated = result.Deduplicated });
    }
}
