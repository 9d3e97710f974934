using MemoryFunctions.Core.Overview;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Numbers, tags and entities of a bank.</summary>
internal static class OverviewEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.Stats, StatsAsync)
            .Describe("Banks", "getBankStats", "A bank in numbers. One that is not there has none.")
            .TakesQuery("refresh", "true or false, which makes no difference: it is counted anew each time.")
            .Fails(404, 422, 500, 503);
        endpoints.MapGet(Routes.Tags, TagsAsync)
            .Describe("Banks", "listTags", "The tags of the bank's memories, those of most memories first; of more than 20,000 tagged memories the newest are counted.")
            .TakesQuery("q", "A pattern in any case, * standing for any text.")
            .TakesQuery("source", "memories.")
            .TakesQuery("limit", "1 to 1,000; 100 where absent.", isInteger: true)
            .TakesQuery("offset", "How many to skip.", isInteger: true)
            .Fails(404, 422, 500, 503);
        endpoints.MapGet(Routes.Entities, EntitiesAsync)
            .Describe("Entities", "listEntities", "Whom and what the bank's memories name, the most often named first; of more than 20,000 such memories the newest are counted.")
            .TakesQuery("limit", "1 to 1,000; 100 where absent.", isInteger: true)
            .TakesQuery("offset", "How many to skip.", isInteger: true)
            .Fails(404, 422, 500, 503);
        endpoints.MapGet(Routes.Entity, EntityAsync)
            .Describe("Entities", "getEntity", "An entity with what the newest memories say of it.")
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<BankStatsResponse>> StatsAsync(BankPath path, HttpContext context, OverviewService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        query.Choice("refresh", "true", "false");
        query.Finish();
        return TypedResults.Ok(OverviewMapping.ToResponse(path.Bank.Key, await service.CountAsync(path.Bank, cancellationToken).ConfigureAwait(false)));
    }

    private static async Task<Ok<ListTagsResponse>> TagsAsync(BankPath path, HttpContext context, OverviewService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var (limit, offset) = ListMapping.ToPage(query);
        var pattern = new TagPattern(query.Text("q"));
        query.Choice("source", "memories");
        query.Finish();
        var tags = await service.ListTagsAsync(path.Bank, pattern, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new ListTagsResponse
        {
            Items = [.. tags.Skip(offset).Take(limit).Select(tag => new TagItem { Tag = tag.Tag, Count = tag.Count })],
            Total = tags.Count,
            Limit = limit,
            Offset = offset,
        });
    }

    private static async Task<Ok<EntityListResponse>> EntitiesAsync(BankPath path, HttpContext context, OverviewService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var (limit, offset) = ListMapping.ToPage(query);
        query.Finish();
        var census = await service.ListEntitiesAsync(path.Bank, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new EntityListResponse
        {
            Items = [.. census.Entities.Skip(offset).Take(limit).Select(OverviewMapping.ToItem)],
            Total = census.Entities.Count,
            Limit = limit,
            Offset = offset,
        });
    }

    private static async Task<Ok<EntityDetailResponse>> EntityAsync(BankPath path, HttpContext context, OverviewService service, CancellationToken cancellationToken)
    {
        new QueryReader(context).Finish();
        var found = await service.FindEntityAsync(path.Bank, RouteText.Read(context, "entity_id"), cancellationToken).ConfigureAwait(false)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "There is no such entity.");
        return TypedResults.Ok(OverviewMapping.ToResponse(found.Entity, found.Said));
    }
}
