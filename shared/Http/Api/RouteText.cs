using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Api;

/// <summary>Reads route values, which are still as the caller encoded them.</summary>
internal static class RouteText
{
    /// <summary>The first word of an error's place.</summary>
    public const string Place = "path";

    /// <exception cref="InvalidRequestException">It is not percent-encoded UTF-8.</exception>
    public static string Read(HttpContext context, string name) =>
        RawPath.Decode(context.Request.RouteValues[name] as string ?? "")
        ?? throw new InvalidRequestException(FieldError.Of(Place, name, "must be percent-encoded UTF-8"));
}
