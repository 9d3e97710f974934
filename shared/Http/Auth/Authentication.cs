using MemoryFunctions.Core.Banks;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Auth;

/// <summary>Says of each request whose it is.</summary>
internal sealed class Authentication(RequestDelegate next)
{
    private static readonly Caller Anybody = new(BankId.DefaultTenant);

    public Task InvokeAsync(HttpContext context)
    {
        context.SetCaller(Anybody);
        return next(context);
    }
}
