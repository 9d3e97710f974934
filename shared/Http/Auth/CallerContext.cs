using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Auth;

/// <summary>Tells an endpoint who asks.</summary>
internal static class CallerContext
{
    /// <exception cref="InvalidOperationException">Nobody has looked who asks: a route that is open to all has no banks.</exception>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("the request has not been authenticated");

    public static void SetCaller(this HttpContext context, Caller caller) => context.Features.Set(caller);
}
