using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Tenants;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Http.Mem0;

/// <summary>How the service is configured, as the self-hosted server tells it. Models and store are settings of the deployment.</summary>
internal static class ServerConfigEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Mem0Routes.ServerConfigure, GetAsync).SaysAsServer("mem0ServerGetConfig", "Which models are used, and what to heed when facts are stated; no addresses and no keys.");
        endpoints.MapPost(Mem0Routes.ServerConfigure, SetAsync)
            .SaysAsServer("mem0ServerSetConfig", "Changes what to heed when facts are stated. Models and store are settings of the deployment: another one is refused.", 413, 415);
    }

    private static async Task<Ok<ServerConfig>> GetAsync(HttpContext context, TenantService tenants, CancellationToken cancellationToken)
    {
        new QueryReader(context).Finish();
        return TypedResults.Ok(await ReadAsync(context, tenants, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Ok<Mem0Done>> SetAsync(
        JsonBody<ServerConfigRequest> body, HttpContext context, TenantService tenants, CancellationToken cancellationToken)
    {
        var request = body.Value;
        var present = JsonSerializer.SerializeToElement(await ReadAsync(context, tenants, cancellationToken).ConfigureAwait(false), Mem0Json.Default.ServerConfig);
        Require(request.Version, "version");
        Require(request.Llm, "llm");
        Require(request.Embedder, "embedder");
        Require(request.VectorStore, "vector_store");
        await tenants.ChangeAsync(
            context.Caller().Tenant, ProjectMapping.ToChange(new Mem0ProjectUpdate { CustomInstructions = request.CustomInstructions }), cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new Mem0Done { Message = "Configuration set successfully" });

        void Require(JsonElement? asked, string name)
        {
            if (asked is { ValueKind: not JsonValueKind.Null } value && !(present.TryGetProperty(name, out var known) && JsonElement.DeepEquals(known, value)))
            {
                throw new InvalidInputException(name, "is a setting of the deployment, and not changed by a call");
            }
        }
    }

    private static async Task<ServerConfig> ReadAsync(HttpContext context, TenantService tenants, CancellationToken cancellationToken)
    {
        var settings = await tenants.ReadAsync(context.Caller().Tenant, cancellationToken).ConfigureAwait(false);
        var signature = context.RequestServices.GetRequiredService<IEmbedder>().Signature;
        return new ServerConfig
        {
            Llm = context.RequestServices.GetService<IChatModel>() is { } chat ? new ServerPart("openai", new ServerPartConfig { Model = chat.Model }) : null,
            Embedder = new ServerPart(
                OfflineEmbedders.Has(signature.Model) ? "offline" : "openai",
                new ServerPartConfig { Model = signature.Model, EmbeddingDims = signature.Dimensions }),
            VectorStore = new ServerPart("cosmos", new ServerPartConfig()),
            CustomInstructions = settings.Instructions,
        };
    }
}
