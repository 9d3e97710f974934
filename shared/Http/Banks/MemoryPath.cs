using System.Reflection;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Banks;

/// <summary>The memory that a route names.</summary>
internal sealed record MemoryPath(string Id) : IBindableFromHttpContext<MemoryPath>
{
    private const string Field = "memory_id";

    public static ValueTask<MemoryPath?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var id = RouteText.Read(context, Field);
        try
        {
            CallerText.RequireId(id, Field);
            return new(new MemoryPath(id));
        }
        catch (InvalidInputException e)
        {
            throw new InvalidRequestException(FieldError.Of(RouteText.Place, e.Field, e.Message));
        }
    }
}
