using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>
/// The routes that clients of the versions before send: the same calls, with ids beside the question, and bare arrays for answers.
/// </summary>
internal static class OlderEndpoints
{
    private const string Object = "v1.1";
    private const double SecondThreshold = 0.3;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Mem0Routes.Memories, AddAsync).Says("mem0AddV1", "Takes messages; as an array, or an object for output_format v1.1.", 413, 415, 429);
        endpoints.MapGet(Mem0Routes.Memories, ListAsync)
            .Says("mem0ListV1", "The memories of an entity, newest first; an array, or a page where one was asked for.")
            .TakesEntities()
            .TakesQuery("page", "From 1.", isInteger: true)
            .TakesQuery("page_size", "1 to 1,000; 100 where absent.", isInteger: true);
        endpoints.MapGet(Mem0Routes.OfEntity, ListOfAsync).Says("mem0ListOfEntity", "The newest memories of an entity.", 404);
        endpoints.MapPost(Mem0Routes.OlderSearch, SearchAsync).Says("mem0SearchV1", "Answers a question with an entity's memories, as an array.", 413, 415);
        endpoints.MapPost(Mem0Routes.SecondList, SecondListAsync)
            .Says("mem0ListV2", "The memories that the filters name, newest first; an array, or a page where one was asked for.", 413, 415)
            .TakesQuery("page", "From 1.", isInteger: true)
            .TakesQuery("page_size", "1 to 1,000; 100 where absent.", isInteger: true);
        endpoints.MapPost(Mem0Routes.SecondSearch, SecondSearchAsync).Says("mem0SearchV2", "Answers a question with the memories that the filters name, as an array.", 413, 415);
    }

    private static async Task<Ok<JsonElement>> AddAsync(
        JsonBody<Mem0AddRequest> body, HttpContext context, RetainService service, MemoryService memories, TimeProvider time, CancellationToken cancellationToken)
    {
        var added = await AddEndpoints.TakeAsync(body.Value, context, service, memories, time, cancellationToken).ConfigureAwait(false);
        var results = added.Results is { } done
            ? JsonSerializer.SerializeToElement(done, Mem0Json.Default.IReadOnlyListMem0AddResult)
            : JsonSerializer.SerializeToElement([added], Mem0Json.Default.IReadOnlyListMem0AddResponse);
        return body.Value.OutputFormat == Object
            ? TypedResults.Ok(JsonSerializer.SerializeToElement(new Mem0OlderAdded { Results = results }, Mem0Json.Default.Mem0OlderAdded))
            : TypedResults.Ok(results);
    }

    private static async Task<Ok<JsonElement>> ListAsync(HttpContext context, JointListing service, CancellationToken cancellationToken)
    {
        var ids = new QueryReader(context).Entities();
        var request = new Mem0ListRequest { UserId = ids.UserId, AgentId = ids.AgentId, AppId = ids.AppId, RunId = ids.RunId };
        return PageOrArray(context, await SearchEndpoints.PageAsync(request, context, service, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Ok<JsonElement>> ListOfAsync(EntityPath path, HttpContext context, JointListing service, CancellationToken cancellationToken)
    {
        var ids = EntityIds.Of(path.Bank, MemoryScope.None);
        var request = new Mem0ListRequest { UserId = ids.UserId, AgentId = ids.AgentId, AppId = ids.AppId, RunId = ids.RunId };
        return PageOrArray(context, await SearchEndpoints.PageAsync(request, context, service, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Ok<JsonElement>> SecondListAsync(
        OptionalJsonBody<Mem0ListRequest> body, HttpContext context, JointListing service, CancellationToken cancellationToken) =>
        PageOrArray(context, await SearchEndpoints.PageAsync(body.Value ?? new Mem0ListRequest(), context, service, cancellationToken).ConfigureAwait(false));

    private static Task<Ok<IReadOnlyList<Mem0Memory>>> SearchAsync(
        JsonBody<Mem0SearchRequest> body, HttpContext context, JointRecall service, CancellationToken cancellationToken) =>
        FindAsync(body.Value, 0, context, service, cancellationToken);

    private static Task<Ok<IReadOnlyList<Mem0Memory>>> SecondSearchAsync(
        JsonBody<Mem0SearchRequest> body, HttpContext context, JointRecall service, CancellationToken cancellationToken) =>
        FindAsync(body.Value, SecondThreshold, context, service, cancellationToken);

    private static async Task<Ok<IReadOnlyList<Mem0Memory>>> FindAsync(
        Mem0SearchRequest request, double threshold, HttpContext context, JointRecall service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await SearchEndpoints.FindAsync(request, threshold, context, service, cancellationToken).ConfigureAwait(false));

    private static Ok<JsonElement> PageOrArray(HttpContext context, Mem0Page<Mem0Memory> page) =>
        context.Request.Query.ContainsKey("page") || context.Request.Query.ContainsKey("page_size")
            ? Json(page, Mem0Json.Default.Mem0PageMem0Memory)
            : Json(page.Results, Mem0Json.Default.IReadOnlyListMem0Memory);

    private static Ok<JsonElement> Json<T>(T value, JsonTypeInfo<T> type) => TypedResults.Ok(JsonSerializer.SerializeToElement(value, type));
}
