using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Searching and listing.</summary>
internal static class SearchEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Mem0Routes.Search, SearchAsync)
            .Says("mem0Search", "Answers a question with the memories of the entities that the filters name, best first.", 413, 415);
        endpoints.MapPost(Mem0Routes.List, ListAsync)
            .Says("mem0List", "A page of the memories of the entities that the filters name, newest first.", 413, 415)
            .TakesQuery("page", "From 1.", isInteger: true)
            .TakesQuery("page_size", "1 to 1,000; 100 where absent.", isInteger: true);
    }

    private static async Task<Ok<Mem0SearchResponse>> SearchAsync(
        JsonBody<Mem0SearchRequest> body, HttpContext context, JointRecall service, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Mem0SearchResponse { Results = await FindAsync(body.Value, SearchMapping.DefaultThreshold, context, service, cancellationToken).ConfigureAwait(false) });

    public static async Task<IReadOnlyList<Mem0Memory>> FindAsync(
        Mem0SearchRequest request, double threshold, HttpContext context, JointRecall service, CancellationToken cancellationToken)
    {
        var (top, fields) = (SearchMapping.ToTop(request), SearchMapping.ToFields(request));
        var ids = new EntityIds(request.UserId, request.AgentId, request.AppId, request.RunId);
        var banks = FilterRoute.Of(FilterMapping.Of(ids, request.Filters, request.Metadata, request.Categories), context.Caller().Tenant);
        var query = SearchMapping.ToQuery(banks.Count == 0 ? default : banks[0].Bank, request, threshold);
        var answer = await service.RecallAsync(banks, query, top, cancellationToken).ConfigureAwait(false);
        DegradedHeader.Report(context.Response, answer.Degraded);
        var owners = Owners(banks);
        var found = answer.Results.Select(result => MemoryMapping.Of(OwnerOf(owners, result.Memory), result));
        return [.. fields is null ? found : found.Select(memory => MemoryMapping.Only(memory, fields))];
    }

    private static async Task<Ok<Mem0Page<Mem0Memory>>> ListAsync(
        OptionalJsonBody<Mem0ListRequest> body, HttpContext context, JointListing service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await PageAsync(body.Value ?? new Mem0ListRequest(), new QueryReader(context), context, service, cancellationToken).ConfigureAwait(false));

    /// <param name="request">What is asked.</param>
    /// <param name="query">The query string, of which the page and its size are still to be read.</param>
    /// <param name="context">The call.</param>
    /// <param name="service">Lists.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Mem0Page<Mem0Memory>> PageAsync(
        Mem0ListRequest request, QueryReader query, HttpContext context, JointListing service, CancellationToken cancellationToken)
    {
        var paging = Paging.Read(query, request.Page, request.PageSize);
        query.Finish();
        var ids = new EntityIds(request.UserId, request.AgentId, request.AppId, request.RunId);
        var banks = FilterRoute.Of(
            FilterMapping.Of(ids, request.Filters, request.Metadata, request.Categories, (request.StartDate, request.EndDate)), context.Caller().Tenant);
        var asked = new MemoryListQuery { Limit = paging.Size, Offset = paging.Offset, WithExpired = request.ShowExpired ?? false };
        var page = await service.ListAsync(banks, asked, cancellationToken).ConfigureAwait(false);
        var owners = Owners(banks);
        return paging.Answer<Mem0Memory>(
            context.Request, [.. page.Items.Select(memory => MemoryMapping.Of(OwnerOf(owners, memory), memory))], page.Total);
    }

    private static Dictionary<string, BankId> Owners(IReadOnlyList<BankCondition> banks) =>
        banks.ToDictionary(one => one.Bank.Handle, one => one.Bank, StringComparer.Ordinal);

    /// <summary>A memory's id begins with its bank's handle.</summary>
    private static BankId OwnerOf(Dictionary<string, BankId> owners, MemoryUnit memory) => owners[memory.Id.Split('-', 2)[0]];
}
