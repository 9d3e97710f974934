using MemoryFunctions.Http.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Http.OpenApi;

/// <summary>The OpenAPI document, made when it is first asked for.</summary>
internal static class OpenApiEndpoint
{
    public static IServiceCollection AddMemoryOpenApi(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddOperationTransformer<ParameterTransformer>();
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "MemoryFunctions";
            document.Info.Version = ServiceVersion.Text;
            document.Info.Description = "Long-term memory for chat backends: retain conversations, recall what matters.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi(Routes.OpenApi).AllowAnonymous();
}
