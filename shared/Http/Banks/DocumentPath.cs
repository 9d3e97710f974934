using System.Reflection;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Banks;

/// <summary>The document that a route names.</summary>
internal sealed record DocumentPath(string Id) : IBindableFromHttpContext<DocumentPath>
{
    private const string Field = "document_id";

    public static ValueTask<DocumentPath?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var id = RouteText.Read(context, Field);
        try
        {
            CallerText.RequireId(id, Field);
            return new(new DocumentPath(id));
        }
        catch (InvalidInputException e)
        {
            throw new InvalidRequestException(FieldError.Of(RouteText.Place, e.Field, e.Message));
        }
    }
}
