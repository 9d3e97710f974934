using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Deleting all memories of an entity.</summary>
internal static class ClearEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapDelete(Mem0Routes.Memories, DeleteAsync)
            .Says(
                "mem0DeleteAll",
                "Deletes the memories of an entity, or of a scope inside it, with the messages that they come from; a star as an id means all. Without an id it is refused.")
            .TakesEntities()
            .TakesQuery("metadata", "Only of messages with this metadata: an object, as JSON.");

    /// <summary>Deletes what the query names.</summary>
    /// <exception cref="ProblemException">It names nobody.</exception>
    public static async Task ClearAsync(HttpContext context, BankDirectory directory, ClearingService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var (ids, metadata) = (query.Entities(), query.Json("metadata"));
        query.Finish();
        var tenant = context.Caller().Tenant;
        var (owner, kinds) = (ids.BankOf(tenant), ClearMapping.Kinds(ids));
        if (kinds.Count > 0 && metadata is not null)
        {
            throw new InvalidInputException("metadata", "goes with one entity, not with all");
        }

        if (kinds.Count == 0 && ClearMapping.Documents(ids, metadata) is { } isMeant)
        {
            await service.DeleteDocumentsAsync(owner, isMeant, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            foreach (var bank in kinds.Count == 0 ? [owner] : await directory.AllAsync(tenant, kinds, cancellationToken).ConfigureAwait(false))
            {
                await service.ClearAsync(bank, null, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<Ok<Mem0Done>> DeleteAsync(
        HttpContext context, BankDirectory directory, ClearingService service, CancellationToken cancellationToken)
    {
        PlusSigns.Keep(context.Request);
        await ClearAsync(context, directory, service, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new Mem0Done { Message = "Memories deleted successfully!" });
    }
}
