using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>How far adds have come.</summary>
internal static class EventEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Mem0Routes.Event, GetAsync).Says("mem0Event", "How far something has come, and which memories came of it.", 404);
        endpoints.MapGet(Mem0Routes.Events, ListAsync)
            .Says("mem0Events", "A page of what was done for an entity, newest first; names at least one of user_id, agent_id, app_id, run_id.")
            .TakesEntities()
            .TakesQuery("page", "From 1.", isInteger: true)
            .TakesQuery("page_size", "1 to 1,000; 100 where absent.", isInteger: true);
    }

    private static async Task<Ok<Mem0Event>> GetAsync(
        HttpContext context, OperationFinder operations, MemoryService memories, CancellationToken cancellationToken)
    {
        var found = await operations.FindAsync(context.Caller().Tenant, RouteText.Read(context, "event_id"), cancellationToken).ConfigureAwait(false);
        var (bank, state) = found ?? throw Mem0Endpoints.NotFound("event");
        var made = state is { Status: OperationStatus.Completed, DocumentId: { } document }
            ? (await memories.ListAsync(bank, AddEndpoints.MadeOf(document), cancellationToken).ConfigureAwait(false)).Items
            : [];
        return TypedResults.Ok(EventMapping.Of(bank, state, made));
    }

    private static async Task<Ok<Mem0Page<Mem0Event>>> ListAsync(HttpContext context, OperationService operations, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var (ids, paging) = (query.Entities(), Paging.Read(query));
        query.Finish();
        var bank = ids.BankOf(context.Caller().Tenant);
        var page = await operations.ListAsync(bank, new OperationQuery { Limit = paging.Size, Offset = paging.Offset }, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(paging.Answer<Mem0Event>(context.Request, [.. page.Items.Select(state => EventMapping.Of(bank, state, []))], page.Total));
    }
}
