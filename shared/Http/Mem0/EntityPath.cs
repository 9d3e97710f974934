using System.Reflection;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Mem0;

/// <summary>The entity that a route names.</summary>
internal sealed record EntityPath(BankId Bank) : IBindableFromHttpContext<EntityPath>
{
    private const string Type = "entity_type";
    private const string Id = "entity_id";

    public static ValueTask<EntityPath?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        BankKind kind = RouteText.Read(context, Type) switch
        {
            "user" => BankKind.User,
            "agent" => BankKind.Agent,
            "app" => BankKind.App,
            "run" => BankKind.Run,
            _ => throw new InvalidRequestException(FieldError.Of(RouteText.Place, Type, "must be one of user, agent, app, run")),
        };
        try
        {
            return new(new EntityPath(BankId.Create(context.Caller().Tenant, kind, RouteText.Read(context, Id), Id)));
        }
        catch (InvalidInputException e)
        {
            throw new InvalidRequestException(FieldError.Of(RouteText.Place, e.Field, e.Message));
        }
    }
}
