using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Overview;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>How memories and entities hang together.</summary>
internal static class GraphEndpoints
{
    private const int MaxEdges = 10_000;

    private static readonly IReadOnlyDictionary<string, TagsMatch> Matches = new Dictionary<string, TagsMatch>(StringComparer.Ordinal)
    {
        ["any"] = TagsMatch.Any,
        ["all"] = TagsMatch.All,
        ["any_strict"] = TagsMatch.AnyStrict,
        ["all_strict"] = TagsMatch.AllStrict,
        ["exact"] = TagsMatch.Exact,
    };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.Graph, GraphAsync)
            .Describe("Memories", "getGraph", "The newest memories and how they hang together: by whom they name, and by what they were stated from.")
            .TakesQuery("type", "world, experience or observation.")
            .TakesQuery("q", "Part of the text, in any case.")
            .TakesQuery("tags", "A tag; may be given several times.")
            .TakesQuery("tags_match", "any, all, any_strict, all_strict or exact; all_strict where absent.")
            .TakesQuery("document_id", "The document that they come from.")
            .TakesQuery("limit", "How many memories, 1 to 1,000; 1,000 where absent.", isInteger: true)
            .Fails(404, 422, 500, 503);
        endpoints.MapGet(Routes.EntityGraph, EntityGraphAsync)
            .Describe("Entities", "getEntityGraph", "Which entities the bank's memories name together, those that most often are first; of more than 20,000 memories the newest are read.")
            .TakesQuery("limit", "How many pairs, 1 to 10,000; 1,000 where absent.", isInteger: true)
            .TakesQuery("min_count", "How many memories must name both; 1 where absent.", isInteger: true)
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<GraphDataResponse>> GraphAsync(BankPath path, HttpContext context, MemoryService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        IReadOnlyList<string> tags = [.. query.Texts("tags").Distinct(StringComparer.Ordinal)];
        var match = Matches[query.Choice("tags_match", [.. Matches.Keys]) is { } word && Matches.ContainsKey(word) ? word : "all_strict"];
        var asked = new MemoryListQuery
        {
            Type = query.Choice("type", "world", "experience", "observation"),
            Text = query.Text("q"),
            DocumentId = query.Text("document_id"),
            Limit = query.Integer("limit", 1_000, 1, 1_000),
            Condition = tags.Count > 0 || match == TagsMatch.Exact ? new HasTags(new TagFilter(tags, match)) : null,
        };
        query.Refuse("chunk_id");
        query.Finish();
        return TypedResults.Ok(GraphMapping.ToResponse(await service.ListAsync(path.Bank, asked, cancellationToken).ConfigureAwait(false), asked.Limit));
    }

    private static async Task<Ok<EntityGraphResponse>> EntityGraphAsync(BankPath path, HttpContext context, OverviewService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var limit = query.Integer("limit", 1_000, 1, MaxEdges);
        var atLeast = query.Integer("min_count", 1, 1, int.MaxValue);
        query.Finish();
        var census = await service.ListEntitiesAsync(path.Bank, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(GraphMapping.ToResponse(census, census.Ties(atLeast), limit));
    }
}
