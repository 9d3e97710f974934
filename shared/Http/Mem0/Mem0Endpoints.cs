using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>The routes of this contract. Each is there with and without a slash at its end, which its clients send.</summary>
internal static class Mem0Endpoints
{
    public const string Tag = "Mem0";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Mem0Routes.Ping, Ping).Says("mem0Ping", "That the service is there, and whom it takes the caller for.");
        AddEndpoints.Map(endpoints);
        SearchEndpoints.Map(endpoints);
        CurationEndpoints.Map(endpoints);
        BatchEndpoints.Map(endpoints);
        EventEndpoints.Map(endpoints);
        EntityEndpoints.Map(endpoints);
        ProjectEndpoints.Map(endpoints);
        WebhookEndpoints.Map(endpoints);
        ClearEndpoints.Map(endpoints);
        FeedbackEndpoints.Map(endpoints);
        OlderEndpoints.Map(endpoints);
        OverviewEndpoints.Map(endpoints);
        ServerEndpoints.Map(endpoints);
        ServerConfigEndpoints.Map(endpoints);
    }

    /// <summary>What all of them say about themselves, and how they fail.</summary>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string operationId, string summary, params ReadOnlySpan<int> statuses)
    {
        endpoint.Describe(Tag, operationId, summary).WithMetadata(Mem0Problems.Form);
        foreach (var status in (ReadOnlySpan<int>)[StatusCodes.Status400BadRequest, .. statuses, StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable])
        {
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Mem0Error), ["application/json"]));
        }

        return endpoint;
    }

    public static ProblemException NotFound(string what) => new(StatusCodes.Status404NotFound, $"There is no such {what}.");

    private static Ok<Mem0Ping> Ping(HttpContext context)
    {
        var tenant = context.Caller().Tenant;
        return TypedResults.Ok(new Mem0Ping { OrgId = tenant, ProjectId = tenant });
    }
}
