using MemoryFunctions.Core.Curate;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Deleting much at once.</summary>
internal static class ClearingEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapDelete(Routes.Retain, ClearAsync)
            .Describe("Memories", "clearBankMemories", "Deletes a bank's memories and keeps its profile. Without a type its documents and operations go with them; with one the documents stay.")
            .TakesQuery("type", "world, experience or observation; all where absent.")
            .Fails(404, 422, 500, 503);
        endpoints.MapDelete(Routes.Observations, ClearObservationsAsync)
            .Describe("Memories", "clearObservations", "Deletes a bank's observations; the next consolidation looks at all facts and makes them anew.")
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<DeleteResponse>> ClearAsync(BankPath path, HttpContext context, ClearingService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var type = query.Choice("type", "world", "experience", "observation");
        query.Finish();
        var count = await service.ClearAsync(path.Bank, type, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new DeleteResponse { Message = "The memories are deleted.", DeletedCount = count });
    }

    private static async Task<Ok<DeleteResponse>> ClearObservationsAsync(BankPath path, HttpContext context, ClearingService service, CancellationToken cancellationToken)
    {
        new QueryReader(context).Finish();
        var count = await service.ClearObservationsAsync(path.Bank, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new DeleteResponse { Message = "The observations are deleted.", DeletedCount = count });
    }
}
