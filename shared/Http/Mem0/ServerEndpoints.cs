using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>
/// The routes of Mem0's self-hosted server: the same use cases without a version in the path. Its callers wait for what they add, and read
/// failures under <c>detail</c>.
/// </summary>
internal static class ServerEndpoints
{
    private const int DefaultTop = 20;
    private const int MaxTop = 1_000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Mem0Routes.ServerMemories, AddAsync).SaysAsServer("mem0ServerAdd", "Takes messages, and answers when they can be found.", 413, 415, 429);
        endpoints.MapGet(Mem0Routes.ServerMemories, ListAsync)
            .SaysAsServer("mem0ServerList", "The newest memories of an entity. Without an id it is refused.")
            .TakesEntities()
            .TakesQuery("top_k", "1 to 1,000; 20 where absent.", isInteger: true)
            .TakesQuery("show_expired", "true lists memories past their expiration date too.");
        endpoints.MapDelete(Mem0Routes.ServerMemories, ClearAsync)
            .SaysAsServer("mem0ServerDeleteAll", "Deletes the memories of an entity, or of a scope inside it, with the messages that they come from. Without an id it is refused.")
            .TakesEntities();
        endpoints.MapGet(Mem0Routes.ServerMemory, CurationEndpoints.GetAsync).SaysAsServer("mem0ServerGet", "A memory, also where it has expired.", 404);
        endpoints.MapPut(Mem0Routes.ServerMemory, UpdateAsync).SaysAsServer("mem0ServerUpdate", "Changes a memory.", 404, 413, 415);
        endpoints.MapDelete(Mem0Routes.ServerMemory, DeleteAsync).SaysAsServer("mem0ServerDelete", "Deletes a memory. When it answers, it can be read no more.", 404);
        endpoints.MapGet(Mem0Routes.ServerHistory, CurationEndpoints.HistoryAsync).SaysAsServer("mem0ServerHistory", "What a memory said over time, the oldest first.", 404);
        endpoints.MapPost(Mem0Routes.ServerSearch, SearchAsync).SaysAsServer("mem0ServerSearch", "Answers a question with an entity's memories, best first.", 413, 415);
        endpoints.MapPost(Mem0Routes.ServerReset, ResetAsync)
            .SaysAsServer("mem0ServerReset", "Deletes everything that the caller's tenant remembers, every entity with all that was said.");
    }

    /// <summary>As <see cref="Mem0Endpoints.Says"/>, with failures as this server's callers read them.</summary>
    public static RouteHandlerBuilder SaysAsServer(this RouteHandlerBuilder endpoint, string operationId, string summary, params ReadOnlySpan<int> statuses) =>
        endpoint.Says(operationId, summary, statuses).WithMetadata(Mem0Problems.ServerForm);

    private static async Task<Ok<ServerAdded>> AddAsync(
        JsonBody<ServerAddRequest> body, HttpContext context, RetainService service, MemoryService memories, TimeProvider time, CancellationToken cancellationToken)
    {
        var added = await AddEndpoints.TakeAsync(body.Value.ToAdd(), context, service, memories, time, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new ServerAdded { Results = [.. (added.Results ?? []).Select(one => new ServerChange { Id = one.Id, Memory = one.Data.Memory })] });
    }

    private static async Task<Ok<ServerList>> ListAsync(HttpContext context, JointListing service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var ids = query.Entities();
        var request = new Mem0ListRequest
        {
            UserId = ids.UserId,
            AgentId = ids.AgentId,
            AppId = ids.AppId,
            RunId = ids.RunId,
            PageSize = query.Integer("top_k", DefaultTop, 1, MaxTop),
            ShowExpired = query.Choice("show_expired", "true", "false", "True", "False") is "true" or "True",
        };
        var page = await SearchEndpoints.PageAsync(request, query, context, service, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new ServerList { Results = page.Results });
    }

    private static async Task<Ok<Mem0Done>> ClearAsync(HttpContext context, BankDirectory directory, ClearingService service, CancellationToken cancellationToken)
    {
        await ClearEndpoints.ClearAsync(context, directory, service, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new Mem0Done { Message = "All relevant memories deleted" });
    }

    private static async Task<Ok<Mem0Done>> UpdateAsync(
        MemoryPath path, JsonBody<Mem0UpdateRequest> body, ICurationService service, CancellationToken cancellationToken)
    {
        await CurationEndpoints.UpdateAsync(path, body, service, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new Mem0Done { Message = "Memory updated successfully!" });
    }

    private static async Task<Ok<Mem0Done>> DeleteAsync(MemoryPath path, ICurationService service, CancellationToken cancellationToken) =>
        await service.DeleteAsync(path.Bank, path.Id, linked: false, cancellationToken).ConfigureAwait(false) is null
            ? throw Mem0Endpoints.NotFound("memory")
            : TypedResults.Ok(new Mem0Done { Message = "Memory deleted successfully" });

    private static async Task<Ok<Mem0SearchResponse>> SearchAsync(
        JsonBody<Mem0SearchRequest> body, HttpContext context, JointRecall service, CancellationToken cancellationToken)
    {
        var request = body.Value with { TopK = body.Value.TopK ?? body.Value.Limit ?? DefaultTop };
        var found = await SearchEndpoints.FindAsync(request, SearchMapping.DefaultThreshold, context, service, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new Mem0SearchResponse { Results = found });
    }

    private static async Task<Ok<Mem0Done>> ResetAsync(HttpContext context, TenantReset reset, CancellationToken cancellationToken)
    {
        new QueryReader(context).Finish();
        await reset.ResetAsync(context.Caller().Tenant, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new Mem0Done { Message = "All memories reset" });
    }
}
