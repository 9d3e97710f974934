using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.OpenApi;

/// <summary>What endpoints say about themselves for the OpenAPI document.</summary>
internal static class EndpointDescriptions
{
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string tag, string operationId, string summary) =>
        endpoint.WithTags(tag).WithName(operationId).WithSummary(summary);

    /// <summary>The statuses of the endpoint's problem answers.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            var body = status == StatusCodes.Status422UnprocessableEntity ? typeof(ValidationProblem) : typeof(Problem);
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, body, [ProblemAnswer.ContentType]));
        }

        return endpoint;
    }

    /// <summary>A parameter of the query string.</summary>
    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder endpoint, string name, string description, bool isInteger = false) =>
        endpoint.WithMetadata(new QueryParameter(name, description, isInteger));
}
