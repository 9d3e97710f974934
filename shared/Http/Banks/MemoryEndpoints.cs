using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Overview;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Retaining, recalling and listing.</summary>
internal static class MemoryEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Routes.Retain, RetainAsync)
            .Describe("Memories", "retainMemories", "Takes content. A success answer means that it is durable; without async, that it is recallable too.")
            .Fails(400, 404, 409, 413, 415, 422, 429, 500, 503);
        endpoints.MapPost(Routes.Recall, RecallAsync)
            .Describe("Memories", "recallMemories", "Answers a question with the bank's memories, best first.")
            .Fails(400, 404, 413, 415, 422, 500, 503);
        endpoints.MapGet(Routes.ListMemories, ListAsync)
            .Describe("Memories", "listMemories", "A page of the bank's memories, newest first.")
            .TakesQuery("limit", "1 to 1,000; 100 where absent.", isInteger: true)
            .TakesQuery("offset", "How many to skip.", isInteger: true)
            .TakesQuery("type", "world, experience or observation.")
            .TakesQuery("q", "Part of the text, in any case.")
            .TakesQuery("document_id", "The document that they come from.")
            .TakesQuery("state", "valid (where absent) or invalidated.")
            .TakesQuery("entity_id", "An entity that they tell of: its id, or its name as it is spelled there.")
            .TakesQuery("consolidation_state", "done or pending: of stated facts, whether observations have been looked for among them. failed: none, for what fails is tried again.")
            .TakesQuery("tags", "A tag; may be given several times.")
            .TakesQuery("tags_match", "any (where absent), all, any_strict, all_strict or exact.")
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<RetainResponse>> RetainAsync(
        BankPath path, JsonBody<RetainRequest> body, HttpContext context, RetainService service, CancellationToken cancellationToken)
    {
        var command = RetainMapping.ToCommand(path.Bank, body.Value);
        if (body.Value.OperationId is not null && command.OperationId is null)
        {
            IgnoredParams.Report(context.Response, ["operation_id"]);
        }

        var result = await service.RetainAsync(command, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(RetainMapping.ToResponse(command, result));
    }

    private static async Task<Ok<RecallResponse>> RecallAsync(
        BankPath path, JsonBody<RecallRequest> body, HttpContext context, RecallService service, CancellationToken cancellationToken)
    {
        var query = RecallMapping.ToQuery(path.Bank, body.Value);
        var answer = await service.RecallAsync(query, cancellationToken).ConfigureAwait(false);
        DegradedHeader.Report(context.Response, answer.Degraded);
        return TypedResults.Ok(RecallMapping.ToResponse(path.Bank, body.Value.Include ?? new IncludeOptions(), answer));
    }

    private static async Task<Ok<ListMemoryUnitsResponse>> ListAsync(
        BankPath path, HttpContext context, MemoryService service, OverviewService overview, ICurationService curation, CancellationToken cancellationToken)
    {
        var (asked, entity) = ListMapping.ToMemoryQuery(new QueryReader(context), out var isInvalidated);
        var query = entity is null ? asked : asked with { Entity = await overview.SpellingsAsync(path.Bank, entity, cancellationToken).ConfigureAwait(false) };
        if (isInvalidated)
        {
            var (items, total) = await curation.ListInvalidatedAsync(path.Bank, query, cancellationToken).ConfigureAwait(false);
            return TypedResults.Ok(ListMapping.ToResponse(query, items, total));
        }

        var page = await service.ListAsync(path.Bank, query, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(ListMapping.ToResponse(query, page));
    }
}
