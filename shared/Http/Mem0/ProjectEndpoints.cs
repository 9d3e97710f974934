using MemoryFunctions.Core.Tenants;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>What a project, which is a tenant, says about all of its memories.</summary>
internal static class ProjectEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Mem0Routes.Project, GetAsync)
            .Says("mem0GetProject", "What the project says about all of its memories.", 404)
            .TakesQuery("fields", "custom_instructions, agent_custom_instructions or custom_categories; may be repeated, all where absent.");
        endpoints.MapPatch(Mem0Routes.Project, UpdateAsync)
            .Says("mem0UpdateProject", "Changes it. It holds for what is read from then on, in banks that say nothing else.", 404, 413, 415);
    }

    private static async Task<Ok<Mem0Project>> GetAsync(ProjectPath path, HttpContext context, TenantService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var fields = query.Texts("fields");
        query.Finish();
        return TypedResults.Ok(ProjectMapping.ToProject(await service.ReadAsync(path.Tenant, cancellationToken).ConfigureAwait(false), fields));
    }

    private static async Task<Ok<Mem0Done>> UpdateAsync(
        ProjectPath path, JsonBody<Mem0ProjectUpdate> body, TenantService service, CancellationToken cancellationToken)
    {
        await service.ChangeAsync(path.Tenant, ProjectMapping.ToChange(body.Value), cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new Mem0Done { Message = "The project is changed." });
    }
}
