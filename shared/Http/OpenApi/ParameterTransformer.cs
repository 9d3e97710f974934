using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;

namespace MemoryFunctions.Http.OpenApi;

/// <summary>Lists the parameters that endpoints read by themselves, which the framework cannot see.</summary>
internal sealed class ParameterTransformer : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var action = context.Description.ActionDescriptor;
        var pattern = RoutePatternFactory.Parse(action.AttributeRouteInfo?.Template ?? context.Description.RelativePath ?? "");
        List<IOpenApiParameter> parameters =
        [
            .. pattern.Parameters.Select(parameter => Parameter(parameter.Name, ParameterLocation.Path, JsonSchemaType.String, null)),
            .. action.EndpointMetadata.OfType<QueryParameter>().Select(parameter => Parameter(
                parameter.Name, ParameterLocation.Query, parameter.IsInteger ? JsonSchemaType.Integer : JsonSchemaType.String, parameter.Description)),
        ];
        operation.Parameters = parameters;
        return Task.CompletedTask;
    }

    private static OpenApiParameter Parameter(string name, ParameterLocation place, JsonSchemaType type, string? description) => new()
    {
        Name = name,
        In = place,
        Required = place == ParameterLocation.Path,
        Description = description,
        Schema = new OpenApiSchema { Type = type },
    };
}
