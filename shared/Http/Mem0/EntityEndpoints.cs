using MemoryFunctions.Core.Banks;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Listing and deleting entities.</summary>
internal static class EntityEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Mem0Routes.Entities, ListAsync)
            .Says("mem0Entities", "A page of the users, agents, apps and runs that have memories of their own, newest first.")
            .TakesQuery("page", "From 1.", isInteger: true)
            .TakesQuery("page_size", "1 to 1,000; 100 where absent.", isInteger: true);
        const string Deletes = "Deletes an entity with all that was said. When it answers, nothing of it can be read any more.";
        endpoints.MapDelete(Mem0Routes.Entity, DeleteAsync).Says("mem0DeleteEntity", Deletes, 404);
        endpoints.MapDelete(Mem0Routes.OlderEntity, DeleteAsync).Says("mem0DeleteEntityV1", Deletes, 404);
    }

    private static async Task<Ok<Mem0EntityPage>> ListAsync(HttpContext context, BankDirectory directory, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var paging = Paging.Read(query);
        query.Finish();
        var tenant = context.Caller().Tenant;
        var page = await directory.ListAsync(tenant, [], paging.Size, paging.Offset, cancellationToken).ConfigureAwait(false);
        var answer = paging.Answer<Mem0Entity>(context.Request, [.. page.Items.Select(Of)], page.Total);
        return TypedResults.Ok(new Mem0EntityPage
        {
            Count = answer.Count,
            Next = answer.Next,
            Previous = answer.Previous,
            Results = answer.Results,
            TotalUsers = await CountAsync(BankKind.User).ConfigureAwait(false),
            TotalAgents = await CountAsync(BankKind.Agent).ConfigureAwait(false),
            TotalApps = await CountAsync(BankKind.App).ConfigureAwait(false),
            TotalRuns = await CountAsync(BankKind.Run).ConfigureAwait(false),
        });

        async Task<int> CountAsync(BankKind kind) => (await directory.ListAsync(tenant, [kind], 1, 0, cancellationToken).ConfigureAwait(false)).Total;
    }

    private static async Task<Ok<Mem0Done>> DeleteAsync(EntityPath path, BankService banks, CancellationToken cancellationToken) =>
        await banks.DeleteAsync(path.Bank, cancellationToken).ConfigureAwait(false) is null
            ? throw Mem0Endpoints.NotFound(EventMapping.Type(path.Bank.Kind))
            : TypedResults.Ok(new Mem0Done { Message = "Entity deleted successfully!" });

    private static Mem0Entity Of(BankListing bank) => new()
    {
        Id = bank.Bank.Handle,
        Name = bank.Bank.Key,
        Type = EventMapping.Type(bank.Bank.Kind),
        Owner = bank.Bank.Tenant,
        TotalMemories = bank.Memories,
        CreatedAt = bank.Profile.CreatedAt,
        UpdatedAt = bank.WrittenAt,
        Metadata = EventMapping.Nothing,
    };
}
