using System.Reflection;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Banks;

/// <summary>The tenant that a route names: always the caller's own.</summary>
internal sealed record TenantPath(string Tenant) : IBindableFromHttpContext<TenantPath>
{
    public static ValueTask<TenantPath?> BindAsync(HttpContext context, ParameterInfo parameter) => new(Of(context));

    /// <exception cref="ProblemException">It is another's.</exception>
    public static TenantPath Of(HttpContext context)
    {
        var own = context.Caller().Tenant;
        return RouteText.Read(context, "tenant") is var tenant && (tenant is BankId.DefaultTenant || string.Equals(tenant, own, StringComparison.Ordinal))
            ? new TenantPath(own)
            : throw new ProblemException(StatusCodes.Status404NotFound, $"There is no such tenant; every caller has its own under the name {BankId.DefaultTenant}.");
    }
}
