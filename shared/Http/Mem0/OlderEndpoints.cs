using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MemoryFunctions.Core.Errors;
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
    private const string Array = "v1.0";
    private const string Object = "v1.1";
    private const double SecondThreshold = 0.3;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Mem0Routes.Memories, AddAsync).Says("mem0AddV1", "Takes messages; as an array, or an object for output_format v1.1.", 413, 415, 429);
        endpoints.MapGet(Mem0Routes.Memories, ListAsync)
            .Says("mem0ListV1", "The memories of an entity, newest first; an array, or a page where one was asked for.")
            .TakesListing()
            .TakesQuery("page", "From 1.", isInteger: true)
            .TakesQuery("page_size", "1 to 1,000; 100 where absent.", isInteger: true);
        endpoints.MapGet(Mem0Routes.OfEntity, ListOfAsync)
            .Says("mem0ListOfEntity", "A page of the memories of an entity, newest first.", 404)
            .TakesQuery("page", "From 1.", isInteger: true)
            .TakesQuery("page_size", "1 to 1,000; 100 where absent.", isInteger: true);
        endpoints.MapPost(Mem0Routes.OlderSearch, SearchAsync).Says("mem0SearchV1", "Answers a question with an entity's memories; an array, or an object for output_format v1.1.", 413, 415);
        endpoints.MapPost(Mem0Routes.SecondList, SecondListAsync)
            .Says("mem0ListV2", "The memories that the filters name, newest first; an array, or a page where one was asked for.", 413, 415)
            .TakesQuery("page", "From 1.", isInteger: true)
            .TakesQuery("page_size", "1 to 1,000; 100 where absent.", isInteger: true);
        endpoints.MapPost(Mem0Routes.SecondSearch, SecondSearchAsync).Says("mem0SearchV2", "Answers a question with the memories that the filters name; an array, or an object for output_format v1.1.", 413, 415);
    }

    private static async Task<Ok<JsonElement>> AddAsync(
        JsonBody<Mem0AddRequest> body, HttpContext context, RetainService service, MemoryService memories, TimeProvider time, CancellationToken cancellationToken)
    {
        var asObject = IsObject(body.Value.OutputFormat);
        var added = await AddEndpoints.TakeAsync(body.Value, context, service, memories, time, cancellationToken).ConfigureAwait(false);
        var results = added.Results is { } done
            ? JsonSerializer.SerializeToElement(done, Mem0Json.Default.IReadOnlyListMem0AddResult)
            : JsonSerializer.SerializeToElement([added], Mem0Json.Default.IReadOnlyListMem0AddResponse);
        return asObject ? Json(new Mem0OlderAdded { Results = results }, Mem0Json.Default.Mem0OlderAdded) : TypedResults.Ok(results);
    }

    private static async Task<Ok<JsonElement>> ListAsync(HttpContext context, JointListing service, CancellationToken cancellationToken)
    {
        PlusSigns.Keep(context.Request);
        var query = new QueryReader(context);
        return PageOrArray(context, await SearchEndpoints.PageAsync(query.Listing(), query, context, service, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Ok<Mem0Page<Mem0Memory>>> ListOfAsync(EntityPath path, HttpContext context, JointListing service, CancellationToken cancellationToken)
    {
        var ids = EntityIds.Of(path.Bank, MemoryScope.None);
        var request = new Mem0ListRequest { UserId = ids.UserId, AgentId = ids.AgentId, AppId = ids.AppId, RunId = ids.RunId };
        return TypedResults.Ok(await SearchEndpoints.PageAsync(request, new QueryReader(context), context, service, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Ok<JsonElement>> SecondListAsync(
        OptionalJsonBody<Mem0ListRequest> body, HttpContext context, JointListing service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        return PageOrArray(context, await SearchEndpoints.PageAsync(body.Value ?? new Mem0ListRequest(), query, context, service, cancellationToken).ConfigureAwait(false));
    }

    private static Task<Ok<JsonElement>> SearchAsync(
        JsonBody<Mem0SearchRequest> body, HttpContext context, JointRecall service, CancellationToken cancellationToken) =>
        FindAsync(body.Value, 0, context, service, cancellationToken);

    private static Task<Ok<JsonElement>> SecondSearchAsync(
        JsonBody<Mem0SearchRequest> body, HttpContext context, JointRecall service, CancellationToken cancellationToken) =>
        FindAsync(body.Value, SecondThreshold, context, service, cancellationToken);

    private static async Task<Ok<JsonElement>> FindAsync(
        Mem0SearchRequest request, double threshold, HttpContext context, JointRecall service, CancellationToken cancellationToken)
    {
        var asObject = IsObject(request.OutputFormat);
        var found = await SearchEndpoints.FindAsync(request, threshold, context, service, cancellationToken).ConfigureAwait(false);
        return asObject
            ? Json(new Mem0SearchResponse { Results = found }, Mem0Json.Default.Mem0SearchResponse)
            : Json(found, Mem0Json.Default.IReadOnlyListMem0Memory);
    }

    private static Ok<JsonElement> PageOrArray(HttpContext context, Mem0Page<Mem0Memory> page) =>
        context.Request.Query.ContainsKey("page") || context.Request.Query.ContainsKey("page_size")
            ? Json(page, Mem0Json.Default.Mem0PageMem0Memory)
            : Json(page.Results, Mem0Json.Default.IReadOnlyListMem0Memory);

    /// <summary>Whether an object was asked for, and not the array of the first form.</summary>
    private static bool IsObject(string? format) => format switch
    {
        null or "" or Array => false,
        Object => true,
        _ => throw new InvalidInputException("output_format", $"must be {Array} or {Object}"),
    };

    private static Ok<JsonElement> Json<T>(T value, JsonTypeInfo<T> type) => TypedResults.Ok(JsonSerializer.SerializeToElement(value, type));
}
