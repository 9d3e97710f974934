using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Http.Api;

/// <summary>One line a request, and a header that says how long it took: the route's template, never its values, which are people's names.</summary>
internal sealed class RequestLogging(RequestDelegate next, TimeProvider time, ILogger<MemoryApi> logger)
{
    private static readonly SearchValues<string> Methods =
        SearchValues.Create(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"], StringComparison.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        context.Response.OnStarting(() =>
        {
            // How long it took here, without the network: for callers who measure.
            context.Response.Headers["Server-Timing"] = string.Create(
                CultureInfo.InvariantCulture, $"total;dur={time.GetElapsedTime(started).TotalMilliseconds:F3}");
            return Task.CompletedTask;
        });
        await next(context).ConfigureAwait(false);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

        // A method is any token that a caller cares to send.
        var method = Methods.Contains(context.Request.Method) ? context.Request.Method : "(other)";
        Log.Answered(logger, method, route, context.Response.StatusCode, time.GetElapsedTime(started).TotalMilliseconds);
    }
}
