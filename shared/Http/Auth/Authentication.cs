using MemoryFunctions.Core.Banks;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Auth;

/// <summary>
/// Says of each request whose it is, before any endpoint sees it. Without a key there is a 401, also where there is no such route: only
/// those endpoints are open that say so themselves (<see cref="IAllowAnonymous"/>). Where no keys are set, hosts serve this machine only.
/// </summary>
internal sealed class Authentication(RequestDelegate next, KeyRing keys)
{
    private const string Challenge = "Bearer realm=\"MemoryFunctions\"";

    private static readonly Caller Anybody = new(BankId.DefaultTenant);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return next(context);
        }

        context.SetCaller(keys.IsEmpty ? Anybody : Identify(context));
        return next(context);
    }

    private Caller Identify(HttpContext context)
    {
        var shown = ShownKey.Read(context.Request.Headers);
        if (shown is not null && keys.Find(shown) is { } caller)
        {
            return caller;
        }

        context.Response.Headers.WWWAuthenticate = Challenge;
        throw new ProblemException(
            StatusCodes.Status401Unauthorized,
            shown is null ? "A key is needed: send Authorization: Bearer KEY, Authorization: Token KEY, or X-API-Key: KEY." : "The key is not one of the service's.");
    }
}
