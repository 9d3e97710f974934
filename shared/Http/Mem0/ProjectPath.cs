using System.Reflection;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Mem0;

/// <summary>The organisation and the project that a route names: both are the caller's tenant, under its own name or as <c>default</c>.</summary>
internal sealed record ProjectPath(string Tenant) : IBindableFromHttpContext<ProjectPath>
{
    public static ValueTask<ProjectPath?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var own = context.Caller().Tenant;
        return new[] { "org_id", "project_id" }.Where(context.Request.RouteValues.ContainsKey).All(name => Is(RouteText.Read(context, name), own))
            ? new(new ProjectPath(own))
            : throw Mem0Endpoints.NotFound("project");
    }

    private static bool Is(string named, string own) => named is BankId.DefaultTenant || string.Equals(named, own, StringComparison.Ordinal);
}
