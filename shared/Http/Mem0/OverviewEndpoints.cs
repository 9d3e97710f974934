using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Summarize;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Numbers and summaries.</summary>
internal static class OverviewEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Mem0Routes.Stats, CountAsync).Says("mem0Stats", "How many memories there are, and how many users, agents, apps and runs have any of their own.");
        endpoints.MapPost(Mem0Routes.Summary, SumUpAsync)
            .Says("mem0Summary", "What the memories that the filters name come to, an entry for each entity that has any; without a language model the newest of them as they are.", 413, 415, StatusCodes.Status502BadGateway);
    }

    private static async Task<Ok<Mem0Stats>> CountAsync(HttpContext context, BankDirectory directory, CancellationToken cancellationToken)
    {
        new QueryReader(context).Finish();
        var numbers = await directory.CountAsync(context.Caller().Tenant, cancellationToken).ConfigureAwait(false);
        DegradedHeader.Report(
            context.Response,
            numbers.Read < numbers.Total ? [string.Create(CultureInfo.InvariantCulture, $"stats: the newest {numbers.Read} entities of {numbers.Total}")] : []);
        return TypedResults.Ok(Mem0Stats.Of(numbers));
    }

    private static async Task<Ok<IReadOnlyList<Mem0Summary>>> SumUpAsync(
        JsonBody<Mem0SummaryRequest> body, HttpContext context, SummaryService service, CancellationToken cancellationToken)
    {
        var banks = FilterRoute.Of(FilterMapping.Of(new EntityIds(null, null, null, null), body.Value.Filters, null, null), context.Caller().Tenant);
        var summaries = await Task.WhenAll(banks.Select(bank => service.WriteAsync(bank, SummaryQuestion.Everything, cancellationToken))).ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<Mem0Summary>>([.. banks.Zip(summaries).Where(pair => pair.Second is not null).Select(pair => Of(pair.First.Bank, pair.Second!))]);
    }

    private static Mem0Summary Of(BankId bank, Summary summary)
    {
        var ids = EntityIds.Of(bank, MemoryScope.None);
        return new Mem0Summary
        {
            UserId = ids.UserId,
            AgentId = ids.AgentId,
            AppId = ids.AppId,
            RunId = ids.RunId,
            Summary = summary.Text,
            TotalMemories = summary.Total,
            MemoriesRead = summary.Read.Count,
        };
    }
}
