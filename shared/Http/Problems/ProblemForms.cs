using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace MemoryFunctions.Http.Problems;

/// <summary>
/// Whose failure a request is, where routing did not come to an endpoint of ours: another method or type of body than a route takes, or a
/// refusal before there was any routing.
/// </summary>
internal sealed class ProblemForms(EndpointDataSource endpoints)
{
    /// <summary>The form of the surface that the path belongs to; null for the general one.</summary>
    public IProblemForm? Find(HttpContext context) => context.GetEndpoint() is RouteEndpoint endpoint
        ? Of(endpoint)
        : endpoints.Endpoints.OfType<RouteEndpoint>().Where(route => Matches(route, context.Request.Path)).MinBy(route => route.RoutePattern.InboundPrecedence) is { } nearest
            ? Of(nearest)
            : null;

    private static IProblemForm? Of(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IProblemForm>();

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
