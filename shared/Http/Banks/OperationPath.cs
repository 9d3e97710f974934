using System.Reflection;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Banks;

/// <summary>The operation that a route names: one UUID, however it is spelled.</summary>
internal sealed record OperationPath(string Id) : IBindableFromHttpContext<OperationPath>
{
    public static ValueTask<OperationPath?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        Guid.TryParse(RouteText.Read(context, "operation_id"), out var id)
            ? new(new OperationPath(id.ToString()))
            : throw new ProblemException(StatusCodes.Status400BadRequest, "operation_id must be a UUID.");
}
