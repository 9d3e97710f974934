using System.Globalization;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Api;

/// <summary>Refuses bodies over the limit: at once where the length is announced, else when the limit is passed.</summary>
internal sealed class BodyLimit(RequestDelegate next, long maxBytes)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        context.Request.Body = new LimitedBody(context.Request.Body, maxBytes);
        return next(context);
    }

    internal static ProblemException TooLarge(long maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The body must be at most {maxBytes} bytes (setting {HttpOptions.Section}:{nameof(HttpOptions.MaxBodyBytes)})."));
}
