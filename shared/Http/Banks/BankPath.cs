using System.Reflection;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Banks;

/// <summary>The bank that a route names, of the caller's tenant. A bank of this surface is a user's.</summary>
internal sealed record BankPath(BankId Bank) : IBindableFromHttpContext<BankPath>
{
    private const string Field = "bank_id";

    public static ValueTask<BankPath?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var own = TenantPath.Of(context).Tenant;
        try
        {
            return new(new BankPath(BankId.Create(own, BankKind.User, RouteText.Read(context, Field), Field)));
        }
        catch (InvalidInputException e)
        {
            throw new InvalidRequestException(FieldError.Of(RouteText.Place, e.Field, e.Message));
        }
    }
}
