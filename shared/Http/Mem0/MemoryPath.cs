using System.Reflection;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Http.Mem0;

/// <summary>The memory that a route names, with its bank, which its id leads to.</summary>
internal sealed record MemoryPath(BankId Bank, string Id) : IBindableFromHttpContext<MemoryPath>
{
    public static async ValueTask<MemoryPath?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var id = RouteText.Read(context, "memory_id");
        var directory = context.RequestServices.GetRequiredService<BankDirectory>();
        var bank = await directory.FindByMemoryAsync(context.Caller().Tenant, id, context.RequestAborted).ConfigureAwait(false);
        return new MemoryPath(bank ?? throw Mem0Endpoints.NotFound("memory"), id);
    }
}
