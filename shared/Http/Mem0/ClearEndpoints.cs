using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Deleting all memories of an entity.</summary>
internal static class ClearEndpoints
{
    private const int PageSize = 1_000;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapDelete(Mem0Routes.Memories, DeleteAsync)
            .Says(
                "mem0DeleteAll",
                "Deletes the memories of an entity, or of a scope inside it, with the messages that they come from; a star as an id means all. Without an id it is refused.")
            .TakesEntities()
            .TakesQuery("metadata", "Only of messages with this metadata: an object, as JSON.");

    private static async Task<Ok<Mem0Done>> DeleteAsync(
        HttpContext context, BankDirectory directory, ClearingService service, CancellationToken cancellationToken)
    {
        PlusSigns.Keep(context.Request);
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
            foreach (var bank in kinds.Count == 0 ? [owner] : await AllAsync(directory, tenant, kinds, cancellationToken).ConfigureAwait(false))
            {
                await service.ClearAsync(bank, null, cancellationToken).ConfigureAwait(false);
            }
        }

        return TypedResults.Ok(new Mem0Done { Message = "Memories deleted successfully!" });
    }

    /// <summary>All of them first: a page may move when a bank changes.</summary>
    private static async Task<IReadOnlyList<BankId>> AllAsync(
        BankDirectory directory, string tenant, IReadOnlyList<BankKind> kinds, CancellationToken cancellationToken)
    {
        var all = new HashSet<BankId>();
        for (var (offset, total) = (0, 1); offset < total; offset += PageSize)
        {
            var page = await directory.ListAsync(tenant, kinds, PageSize, offset, cancellationToken).ConfigureAwait(false);
            all.UnionWith(page.Items.Select(listing => listing.Bank));
            total = page.Total;
        }

        return [.. all];
    }
}
